/** Type and page. */
export const layout = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-bottom:5rem}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;font:1.0625rem/1.6 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Times New Roman",serif;padding-bottom:5.5rem}
main{max-width:64rem;min-width:0;margin:0 auto;padding:1.1rem clamp(1rem,4vw,2.5rem) 2rem}
.page{max-width:80rem;margin:0 auto}
.contents{font:.84rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;padding:.5rem clamp(1rem,4vw,2.5rem) 0}
.contents ol{list-style:none;margin:.4rem 0;padding:0;display:grid;gap:.45rem}.contents a{color:var(--muted);text-decoration:none}.contents a:hover{color:var(--ink);text-decoration:underline}
.contents button[aria-expanded=false]+ol{display:none}
@media (min-width:68rem){.page{display:grid;grid-template-columns:11.5rem minmax(0,1fr)}.contents{position:sticky;top:0;max-height:100vh;overflow-y:auto;align-self:start;padding:2.2rem 0 6rem 1.4rem}.contents button{display:none}.contents button[aria-expanded=false]+ol{display:grid}}
.anchor{color:var(--muted);text-decoration:none;font-weight:400;opacity:0;margin-left:.1em}:is(h2,h3,.read):hover .anchor,.anchor:focus-visible{opacity:1}
@media (hover:none){.anchor{opacity:.55}}
.first{display:grid;gap:.6rem 2.2rem;margin-bottom:.6rem}
@media (min-width:54rem){.first:not(.alone){grid-template-columns:minmax(0,27rem) minmax(0,1fr)}}
.first figure.chart{margin:.1rem 0 0}.first figure.chart h2{font-size:.95rem;margin:0;padding:0;border:0;letter-spacing:0}.first .read{margin:.1rem 0 .5rem;font-size:.8rem}
.first .under{margin-top:.2rem}
.told .answer{margin:.2rem 0 .9rem}
.counts{font-family:system-ui,sans-serif;font-size:.84rem;color:var(--muted);margin:.4rem 0;display:flex;flex-wrap:wrap;gap:.35rem .5rem;align-items:center}
.ways{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin:.7rem 0 .2rem;font:.86rem/1.3 system-ui,sans-serif}
.ways .not-live{flex-basis:100%;color:var(--muted)}
.notes{list-style:none;padding:.5rem .9rem;max-width:none;background:var(--inconclusive-paper);color:var(--inconclusive);border-radius:6px;font:.82rem/1.45 system-ui,sans-serif;display:grid;gap:.25rem}
h1,h2,h3,.kicker,figcaption,button,.bar,table,.chip,.small,.source,.read,.choices,.facts,summary,.tag{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:clamp(1.6rem,3.4vw,2.3rem);line-height:1.12;letter-spacing:-.022em;margin:.1rem 0 .4rem;text-wrap:balance}
h2{font-size:1.4rem;line-height:1.25;letter-spacing:-.012em;margin:2.8rem 0 .8rem;padding-top:.9rem;border-top:1px solid var(--rule)}
h3{font-size:1.08rem;line-height:1.35;margin:1.8rem 0 .3rem}
p,ul,ol,dl{max-width:44rem;margin:.6rem 0 1rem}
a{color:var(--link)}
code,pre{font:.88em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.kicker{color:var(--muted);font-size:.88rem;margin:0}
.question{font-size:1.16rem;line-height:1.4;font-style:italic;color:var(--muted);max-width:none;margin:.2rem 0 .9rem}
.answer{font-size:1.1rem;line-height:1.5;max-width:48rem;border-left:3px solid var(--accent);padding-left:1.1rem}
.about{color:var(--muted);font-size:.98rem}
.small{font-size:.84rem;line-height:1.5;color:var(--muted)}
.chip{display:inline-block;font-size:.78rem;font-weight:650;line-height:1.35;padding:.12rem .6rem .14rem;border-radius:.8rem}
table.claims{width:100%;font-size:.88rem}
.claims :is(th,td){text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--grid)}
.claims thead th{color:var(--muted);font-weight:400;border-bottom-color:var(--rule);white-space:nowrap;padding-bottom:.3rem}
.claims tbody th{font-weight:500;line-height:1.4;min-width:14rem}.claims .where{color:var(--muted);font-weight:400}
.claims .n,.claims .pair{white-space:nowrap}.claims .within{display:block;color:var(--muted);font-size:.8rem}
.claims td:nth-child(2){min-width:9rem}.claims td .chip{max-width:10.5rem}.claims td.sides{white-space:normal;min-width:6rem;max-width:10.5rem}.claims .small-plot{width:9rem;min-width:7rem;padding-right:0}
.claims details{font-weight:400;font-size:.86rem;margin-top:-.05rem}.claims details p{margin:.4rem 0;max-width:42rem}.claims summary{font-size:.78rem}
.claims .source{color:var(--muted)}
.guess{display:none;gap:.35rem;margin:.4rem 0 .1rem}.guessed:not(:empty){display:block;font-size:.82rem;color:var(--muted);font-weight:400}.guessed .right{color:var(--supported);font-weight:600}.guessed .wrong{color:var(--contradicted);font-weight:600}
.score:empty{display:none}.score{font-family:system-ui,sans-serif;font-weight:600}
@media (max-width:44rem){.claims thead{display:none}.claims :is(tr,tbody,table){display:block}.claims tr{border-bottom:1px solid var(--rule);padding:.5rem 0}.claims :is(th,td){display:block;border:0;padding:.12rem 0}.claims td.n{display:inline-block;margin-right:1rem;text-align:left!important}.claims .within{display:inline}.claims td .chip{max-width:none}.claims .small-plot{width:auto}}
.chip .mark{margin-right:.4rem}
.supported .chip{color:var(--supported);background:var(--supported-paper)}
.contradicted .chip{color:var(--contradicted);background:var(--contradicted-paper)}
.inconclusive .chip{color:var(--inconclusive);background:var(--inconclusive-paper)}
.scroll{overflow-x:auto;max-width:100%;overflow-wrap:normal}.scroll td>.small{display:inline-block;width:max-content;max-width:16rem}.scroll bdi{display:inline-block;width:max-content;max-width:22rem;white-space:normal;overflow-wrap:anywhere;vertical-align:top}
.failed{background:var(--contradicted-paper);color:var(--contradicted);padding:.5rem .9rem;border-radius:6px}
table{border-collapse:collapse;font-size:.86rem;line-height:1.4;font-variant-numeric:tabular-nums}
table.plain th,table.plain td{text-align:left;padding:.38rem 1.2rem .38rem 0;border-bottom:1px solid var(--grid);vertical-align:top;font-weight:400}
table.plain thead th{color:var(--muted);border-bottom-color:var(--rule);white-space:nowrap}
table.plain tbody th{font-weight:600;white-space:nowrap}.paper td{min-width:9rem}@media (max-width:44rem){.paper thead{display:none}.paper :is(table,tbody,tr,td){display:block}.paper tr{border-bottom:1px solid var(--rule);padding:.4rem 0}.paper td{border:0!important;padding:.1rem 0!important}.paper td:before{content:attr(data-head) ": ";color:var(--muted)}.paper td:last-child:before{content:none}}
table .n{text-align:right!important}
.swatch{width:26px;height:8px;margin-right:.5rem;vertical-align:.12em}.swatch line{stroke-width:3}
.cost{color:var(--muted);font-size:.98rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;font-size:.92rem}
.facts dt{color:var(--muted)}.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}
pre{background:var(--card);padding:1rem;border-radius:8px;overflow:auto;max-height:36rem}
summary{cursor:pointer;font-size:.86rem;color:var(--muted)}
button,select{font:500 .82rem/1.2 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:transparent;border:1px solid var(--rule);border-radius:6px;padding:.36rem .62rem;cursor:pointer}
button:hover{border-color:var(--ink)}
button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--paper)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.4rem .8rem;z-index:9}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.bar{position:fixed;inset:auto 0 0;z-index:5;display:flex;align-items:center;gap:.9rem;padding:.6rem max(1rem,calc((100vw - 60rem)/2));background:var(--paper);border-top:1px solid var(--rule);font-size:.9rem}
.bar .step{display:flex;align-items:center;gap:.7rem;flex:1;min-width:0}
.bar input[type=range]{flex:1;min-width:0;accent-color:var(--accent);height:1.6rem}
.bar output{font-variant-numeric:tabular-nums;min-width:3.4rem;text-align:right;font-weight:600}
.bar #play{min-width:2.6rem}
.reports{list-style:none;padding:0;max-width:none;display:grid;gap:1.4rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr))}
.report{background:var(--card);border-radius:10px;padding:1.1rem 1.25rem 1rem;min-width:0;display:flex;flex-direction:column}.report[hidden]{display:none}.report h2{border:0;padding:0;margin:0 0 .2rem;font-size:1.2rem}.report p{margin:.25rem 0}.report time{white-space:nowrap}
.report .asked{font-style:italic;color:var(--muted);font-size:.98rem;line-height:1.45}.report .told{font-size:1.06rem;line-height:1.5;margin:.5rem 0 .2rem}.report .marked{color:var(--inconclusive)}
.report .picture{display:block;text-decoration:none;margin:.7rem 0 .5rem}.thumbnail{width:100%;display:block;font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
.report .counts{margin-top:auto;padding-top:.4rem}
.explored{margin-top:.4rem;font:.84rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--muted)}.explored ul{margin:.3rem 0 0;padding-left:1.1rem}
input[type=search]{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:6px;padding:.3rem .6rem}
#find{align-items:center;font-family:system-ui,sans-serif}#find label{display:flex;gap:.5rem;align-items:center;color:var(--muted)}
@media (max-width:34rem){body{font-size:1rem}.question{font-size:1.12rem}.answer{font-size:1.04rem}.bar{gap:.6rem}.step-word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}h2{margin-top:2.4rem}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.6rem}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}`;
