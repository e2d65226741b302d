/** Figures, the tooltip, the grid of units, flowers and the worked arithmetic. */
export const charts = `figure.chart{margin:1.7rem 0 0;min-width:0}
figure.chart+.fold{margin-top:.5rem;border-top:1px solid var(--grid)}.fold{margin:0;border-bottom:1px solid var(--grid)}.fold>summary{padding:.42rem 0}.fold>summary{font-size:.95rem;color:var(--ink)}.fold>summary h3{display:inline;font-size:1rem;font-weight:550;color:var(--ink);margin:0}.fold figure.chart{margin:.2rem 0 1.2rem}
figure.chart h3{margin:0 0 .2rem;font-size:1.12rem}
.read{font-size:.88rem;line-height:1.5;color:var(--muted);margin:.1rem 0 .9rem;max-width:46rem}
.more{margin:-.55rem 0 .7rem}.more>summary{font-size:.78rem}.more .read{margin:.2rem 0 0}
.drawing{min-height:8rem;overflow:hidden;contain:layout paint style}
.drawing svg{display:block;max-width:100%;height:auto;overflow:visible}
.under{display:flex;justify-content:space-between;align-items:flex-start;gap:.6rem 1rem;flex-wrap:wrap;margin-top:.5rem}
.under .numbers{flex:1 1 10rem;min-width:0}.under .numbers[open]{flex-basis:100%;order:2}
.numbers-table{max-height:20rem;overflow:auto;margin-top:.4rem}
.numbers-table table td,.numbers-table table th{padding:.14rem .9rem .14rem 0;text-align:right;font-weight:400;white-space:nowrap}
.numbers-table table th{position:sticky;top:0;background:var(--paper);color:var(--muted)}
.downloads{display:flex;gap:.3rem;flex-wrap:wrap}
.downloads button{font-size:.72rem;padding:.2rem .5rem;color:var(--muted)}
.withheld{display:none;color:var(--muted);font-style:italic}.predicting .withheld{display:block}
.predicting :is(main :is(.answer,.counts,.notes,.about,#chart-lead,.footnote),.bar,.contents),.predicting main>section:not(#question,#claims){display:none}
.predicting main .claims :is(thead,.asked td,.asked details){display:none}.predicting main .asked .guess{display:flex}
.interval-plot{width:100%;max-width:22rem;display:block;margin:.7rem 0 .1rem;overflow:visible}
.interval-plot .margin{fill:var(--band)}.interval-plot .zero{stroke:var(--muted);stroke-width:1;stroke-dasharray:2 2}
.interval-plot .axis{stroke:var(--rule)}.interval-plot .interval{stroke:var(--ink);stroke-width:2.4;stroke-linecap:round}
.interval-plot .median{fill:var(--ink)}.interval-plot .twin{fill:var(--accent);fill-opacity:.62}
.interval-plot .range{stroke:var(--accent);stroke-opacity:.45;stroke-width:1.6}
.interval-plot.small{margin:.1rem 0;height:1.5rem}
.deciding-plot{width:100%;max-width:22rem;display:block;margin:.7rem 0 .1rem;overflow:visible}
.deciding-plot polyline{fill:none;stroke-width:1.6}.deciding-plot .bound{stroke:var(--muted);stroke-dasharray:4 3}.deciding-plot .told{stroke:var(--accent);stroke-width:2.2}.deciding-plot .against{stroke:var(--accent);stroke-opacity:.4}
.deciding-plot .axis{stroke:var(--rule)}.deciding-plot .half{stroke:var(--rule);stroke-dasharray:1 3}.deciding-plot .decided{fill:var(--ink)}
.deciding-plot text{font:11px system-ui,sans-serif;fill:var(--muted);text-anchor:middle}.deciding-plot text.left{text-anchor:end}.deciding-plot text.right{text-anchor:start}
.interval-plot text{font:11px system-ui,sans-serif;fill:var(--muted);text-anchor:middle}
.choices{display:flex;flex-wrap:wrap;gap:.6rem 1.6rem;font-size:.86rem;margin:1rem 0}
.choice{display:flex;align-items:center;gap:.35rem;flex-wrap:wrap}.choice>span{color:var(--muted);margin-right:.2rem}
.unit-grid{display:grid;gap:.7rem;min-width:0;margin-bottom:.8rem}
.unit-row p{font:600 .82rem/1.3 system-ui,sans-serif;margin:.2rem 0 .3rem}
.unit-cells{display:grid;grid-template-columns:repeat(auto-fill,minmax(3.2rem,1fr));gap:4px}
.unit-cells button{padding:2px;border-radius:5px;border-color:var(--grid);background:var(--card);position:relative;line-height:0;min-width:0}
.unit-cells button[aria-pressed=true]{background:var(--paper);border-color:var(--accent);box-shadow:0 0 0 1.5px var(--accent)}
.unit-cells svg{width:100%;height:2.2rem;display:block}
.unit-cells button.twin{border-color:var(--ink)}
.unit-cells button::after{content:"";position:absolute;inset:2px auto 2px calc(2px + var(--at,1)*(100% - 4px));border-left:1px solid var(--accent)}
button:disabled{opacity:.45;cursor:not-allowed}
.unit-cells span{position:absolute;top:3px;left:4px;font-size:.6rem;line-height:1;color:var(--muted)}
.flowers{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.4rem 2rem;margin:1.2rem 0}
.flowers figure{margin:0;min-width:0}.flowers figcaption{font-size:.92rem;color:var(--ink);margin-top:.3rem}
.flowers .kind{margin:.5rem 0}
.flowers .kind>.tag{font-size:.8rem;color:var(--muted)}
.flowers .row{display:grid;grid-template-columns:repeat(6,1fr);gap:.3rem;margin-top:.2rem}.flowers .row svg{width:100%;height:auto;display:block}
.arithmetic{margin:1.4rem 0}#arithmetic-body{overflow-x:auto}
.arithmetic math{font-size:1.08em}.arithmetic.whole math{font-size:1.2em}.arithmetic fieldset{border:0;margin:0;padding:0;display:flex;gap:.4rem 1rem;flex-wrap:wrap;align-items:center}.arithmetic legend{float:left;color:var(--muted);padding:0;margin-right:.4rem}.arithmetic label{display:inline-flex;gap:.3rem;align-items:center}.arithmetic h4{font:600 1rem system-ui,sans-serif;margin:1.6rem 0 .4rem}.arithmetic .whole .big{font-size:1rem}
.arithmetic .turn{font:600 .92rem system-ui,sans-serif;margin:1.2rem 0 .5rem}
.arithmetic .line{display:grid;grid-template-columns:minmax(0,1fr);gap:.15rem;padding:.7rem 0;border-top:1px solid var(--grid)}
.arithmetic .line .why{font:.84rem/1.4 system-ui,sans-serif;color:var(--muted)}
.arithmetic .switches{display:flex;flex-wrap:wrap;gap:.6rem 1.6rem;font:.86rem system-ui,sans-serif;margin:.8rem 0}
.arithmetic .big th,.arithmetic .big td{padding:.4rem .9rem .4rem 0;text-align:right;border-bottom:1px solid var(--grid)}
.arithmetic .big thead th{color:var(--muted);font-weight:500}
.arithmetic .big tbody th{font-weight:600}
#exercise form{font:.95rem/1.5 system-ui,sans-serif}#exercise p{margin:.5rem 0}.given-choices{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;margin:.9rem 0;align-items:center;color:var(--muted)}#exercise input[type=text]{font:inherit;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:6px;padding:.3rem .5rem;width:7rem;min-width:0}.given-choices input[type=text]{width:5.5rem!important}#exercise [aria-invalid]{border-color:var(--contradicted)!important;box-shadow:0 0 0 1px var(--contradicted)}
.answer-line{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr);gap:.2rem 1.2rem;padding:.55rem 0;border-top:1px solid var(--grid);align-items:center}.answer-line[hidden]{display:none}.answer-lines{margin:.9rem 0;border-bottom:1px solid var(--grid)}.answer-line .how{color:var(--muted);font-size:.84rem;margin-left:.4rem}.arithmetic .answer-line math{font-size:1.02em}.answer-fields{display:flex;flex-wrap:wrap;gap:.4rem .7rem}.answer-fields label>span{color:var(--muted);font-size:.78rem}.answer-line>p{grid-column:2}.answer-line .verdict{margin:0!important;font-size:.86rem;line-height:1.45}.verdict span{display:block}.verdict:empty{display:none}
.fault{color:var(--contradicted);font-size:.86rem;margin:0!important}.fault::before{content:"! ";font-weight:700}[data-verdict=right] .verdict{color:var(--supported)}[data-verdict=follows] .verdict{color:var(--inconclusive)}:is([data-verdict=slip],[data-verdict=unexplained]) .verdict{color:var(--contradicted)}#exercise-outcome .agrees,#exercise-outcome .differs{font-size:1rem;font-weight:600}
#exercise button[type=submit]{background:var(--ink);border-color:var(--ink);color:var(--paper);padding:.45rem 1.1rem}
@media (max-width:44rem){.answer-line{grid-template-columns:minmax(0,1fr)}.answer-line>p{grid-column:1}.answer-fields{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}.answer-fields input[type=text]{width:100%!important}.answer-fields label{min-width:0}}
.conventions{font-size:.84rem}.arithmetic .conventions :is(th,td){padding:.26rem 2rem .26rem 0;white-space:nowrap;position:relative}.conventions thead td{border-bottom-color:var(--rule)!important}.conventions thead th{color:var(--ink)!important;font-weight:600!important;border-bottom-color:var(--rule)!important}.conventions tbody th[scope=row]{font-weight:400;text-align:left;color:var(--muted);position:sticky;left:0;background:var(--paper);z-index:1;white-space:normal;min-width:6.2rem;padding-right:.9rem}.scroll+details{margin-top:.6rem}.conventions th[scope=rowgroup]{text-align:left!important;padding-top:.9rem!important;font-weight:600}.conventions math{font-size:1em!important}.conventions td.other{font-weight:600;color:var(--inconclusive)}.conventions sup{font-weight:400;margin-left:.15em;position:absolute;line-height:1}.reasons{list-style:none;padding:0;font-size:.95rem}.reasons li{margin:.35rem 0;padding-left:1.3rem;text-indent:-1.3rem}.reasons li>*{text-indent:0}.reasons b{display:inline-block;width:1.3rem;color:var(--inconclusive)}.reasons math{font-size:1em!important}
.arithmetic .agrees{font:.84rem/1.4 system-ui,sans-serif;color:var(--supported)}
.arithmetic .differs{font:.84rem/1.4 system-ui,sans-serif;color:var(--inconclusive)}
#vg-tooltip-element{font:12px/1.4 system-ui,sans-serif;position:fixed;visibility:hidden;z-index:1000;padding:.4rem .6rem;border-radius:6px;background:var(--card);color:var(--ink);border:1px solid var(--rule);box-shadow:0 2px 10px #0003;pointer-events:none}
#vg-tooltip-element.visible{visibility:visible}
#vg-tooltip-element table{font-size:12px}#vg-tooltip-element td.key{color:var(--muted);padding-right:.6rem;text-align:right}`;
