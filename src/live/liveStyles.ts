/** Of the live page: one screen where there is room for it, one column on a phone. */
export const liveStyles = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;display:flex;flex-direction:column;gap:8px;padding:10px 16px 8px;overflow-wrap:anywhere}
h1,h2,h3,p,figure{margin:0}
h1{font-size:1.5rem;line-height:1.1;letter-spacing:-.02em;white-space:nowrap}
.kicker{color:var(--muted);font-size:.76rem;line-height:1.2}
.top{display:flex;align-items:center;justify-content:space-between;gap:8px 20px;flex-wrap:wrap}
.doings{display:flex;align-items:center;gap:8px;flex-wrap:wrap}
button,select,input[type=number]{font:500 .84rem/1.2 inherit;font-family:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:7px;padding:6px 10px;cursor:pointer;min-width:0}
input[type=number]{cursor:text}
button:hover,select:hover{border-color:var(--ink)}
button:disabled{opacity:.45;cursor:default}
button.main{background:var(--accent);border-color:var(--accent);color:var(--paper);min-width:6.2em;font-weight:650}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.step{font-variant-numeric:tabular-nums;min-width:9.5em;text-align:right;color:var(--muted);font-size:.84rem;white-space:nowrap}
.step b{font-size:1.35rem;color:var(--ink);letter-spacing:-.01em}
nav{display:flex;gap:6px;align-items:center;overflow-x:auto;scrollbar-width:none;font-size:.82rem;padding:1px}
nav span{flex:none;color:var(--muted)}
.experiment{white-space:nowrap;color:var(--ink);text-decoration:none;background:var(--card);border:1px solid var(--grid);border-radius:99px;padding:4px 12px}
.experiment:hover{border-color:var(--ink)}
.experiment[aria-current]{background:var(--ink);border-color:var(--ink);color:var(--paper)}
#experiment{background:var(--card);border-radius:10px;border-left:3px solid var(--accent);padding:8px 14px;display:grid;gap:4px 20px;grid-template-columns:minmax(0,1fr) auto;align-items:center;font-size:.88rem}
#experiment[hidden]{display:none}
#experiment .ask{font-family:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif;font-size:1rem;line-height:1.35}
#experiment .watch{color:var(--muted);font-size:.8rem}
#experiment .choices,#experiment .turns{display:flex;flex-wrap:wrap;gap:6px;align-items:center}
#experiment .told{grid-column:1/-1}#experiment .told>*{margin-right:.5em}
#experiment .told:empty{display:none}
#experiment.over .watch.now,#experiment.over .choices{display:none}#experiment.over .told{font-size:.84rem}
#experiment button{padding:4px 10px;font-size:.8rem}
#experiment button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--paper);opacity:1}
#experiment .right{color:var(--supported);font-weight:650}#experiment .wrong{color:var(--contradicted);font-weight:650}
a{color:var(--link)}
main{display:grid;gap:10px 14px;grid-template-columns:minmax(0,1fr)}
#dials{background:var(--card);border-radius:10px;padding:6px 10px;display:flex;flex-direction:column;gap:1px;align-content:start}
#dials h2{font-size:.72rem;font-weight:650;color:var(--muted);margin:3px 0 0}
#dials h2:first-child{margin-top:0}
.dial{flex:none;display:grid;grid-template-columns:minmax(0,1fr) 88px 3em 18px;gap:0 6px;align-items:center;font-size:.78rem;min-height:23px}
.dial>label{grid-area:1/1;line-height:1.15;white-space:nowrap}
.dial input[type=range]{width:100%;margin:0;height:18px;accent-color:var(--ink)}
.dial select,.dial input[type=number]{width:100%;padding:2px 4px;font-size:.78rem;border-radius:5px}
.dial output{text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.dial .control{grid-column:2}.dial.word>.control{grid-column:2/4}
.dial .control.left,.dial output.left{grid-row:1}.dial .control.right,.dial output.right{grid-row:2;margin-top:2px}
.dial output{grid-column:3}
.dial.apart .control.left,.dial.apart output.left{--own:var(--variant-1)}
.dial.apart .control.right,.dial.apart output.right{--own:var(--variant-0)}
.dial.apart input[type=range]{accent-color:var(--own)}
.dial.apart select{border-color:var(--own);box-shadow:inset 3px 0 0 var(--own);padding-left:8px}
.dial.apart output{color:var(--own)}
.dial .apart-button{grid-column:4;grid-row:1;padding:0;width:18px;height:18px;line-height:1;font-size:.78rem;border-color:transparent;background:transparent;color:var(--muted)}
.dial .apart-button[aria-pressed=true]{background:var(--ink);color:var(--paper)}
.networks{display:grid;gap:10px 14px;grid-template-columns:minmax(0,1fr)}
.panel{display:flex;flex-direction:column;gap:5px;min-width:0;--own:var(--variant-1)}
.panel.right{--own:var(--variant-0)}
.panel header{display:flex;justify-content:space-between;align-items:baseline;gap:0 12px;flex-wrap:wrap;border-bottom:2px solid var(--own);padding-bottom:3px}
.panel h2{font-size:1rem;color:var(--own)}
.panel h3,figcaption{font-size:.76rem;font-weight:500;color:var(--muted);display:flex;justify-content:space-between;gap:0 10px;flex-wrap:wrap}
.state{font-variant-numeric:tabular-nums;font-size:.76rem;color:var(--muted);white-space:nowrap}
.state b{color:var(--ink);font-size:.9rem}
.maps{display:grid;gap:6px 10px;grid-template-columns:minmax(0,1fr) 168px;grid-template-rows:repeat(3,minmax(58px,1fr));height:250px}
.map{min-width:0;min-height:0;display:grid}
.map canvas{width:100%;height:100%;border-radius:8px;background:var(--card);display:block;grid-area:1/1;min-height:0}
.map.large{grid-row:1/4;grid-column:1}
.map .says{grid-area:1/1;align-self:end;justify-self:start;margin:6px;padding:1px 8px;border-radius:6px;background:color-mix(in srgb,var(--paper) 82%,transparent);font-size:.78rem}
.map .says b{font-variant-numeric:tabular-nums;font-size:.98rem}
.map.small{grid-column:2;grid-template-columns:84px minmax(0,1fr);gap:8px;align-items:stretch}
.map.small .says{grid-area:1/2;align-self:center;margin:0;padding:0;background:none;line-height:1.2;font-size:.74rem;color:var(--muted);display:grid}
.map.small .says b{color:var(--ink);order:-1}
.maps .note{grid-column:2;grid-row:1/4;align-self:center;color:var(--muted);font-size:.8rem;line-height:1.45}
.key i{display:inline-block;width:9px;height:9px;border-radius:2px;margin:0 1px 0 6px;opacity:.75}.buds{background:var(--subset-a)}.blown{background:var(--subset-b)}
canvas.units{width:100%;height:128px;display:block;min-height:0}
.failed{background:var(--contradicted-paper);color:var(--contradicted);padding:6px 12px;border-radius:6px}
.curves{display:grid;gap:8px 14px;grid-template-columns:minmax(0,1fr);min-width:0}
.curves figure{min-width:0;display:flex;flex-direction:column}
.curve{cursor:crosshair;height:150px;min-height:0;overflow:hidden}
.curve svg{display:block;width:100%;height:100%}
.curve text{font:10.5px system-ui,sans-serif;fill:var(--muted)}
.curve .grid{stroke:var(--grid)}.curve .guess{stroke:var(--muted);stroke-dasharray:1 3}
.curve path{fill:none;stroke-width:1.8;stroke-linejoin:round}.curve .left{stroke:var(--variant-1)}.curve .right{stroke:var(--variant-0)}
.curve .fresh{stroke-dasharray:5 3}.curve .own{stroke-width:1.4}
.lines svg{width:26px;height:8px;margin:0 3px 0 10px;vertical-align:1px}.lines line{stroke:var(--ink);stroke-width:1.6}
dialog{max-width:min(46rem,94vw);max-height:86vh;border:1px solid var(--rule);border-radius:12px;background:var(--paper);color:var(--ink);padding:16px 20px}
dialog::backdrop{background:#0006}dialog pre{background:var(--card);padding:12px;border-radius:8px;overflow:auto;max-height:56vh;font:.8rem/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (min-width:44rem){.networks,.curves{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (min-width:44rem) and (max-width:70rem){#dials{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:2px 24px}#dials h2{grid-column:1/-1}}
@media (min-width:70rem){
main{grid-template-columns:274px minmax(0,1fr);grid-template-rows:minmax(0,1fr) minmax(120px,23%);flex:1;min-height:0}
#dials{grid-row:1/3;overflow-y:auto;scrollbar-width:thin}
.networks{min-height:0;grid-template-rows:auto minmax(0,1.9fr) auto minmax(0,1fr) auto;row-gap:5px}.panel{display:grid;grid-row:1/6;grid-template-rows:subgrid;min-height:0}.maps{height:auto;min-height:0;grid-template-rows:repeat(3,minmax(0,1fr))}
canvas.units{height:100%}
.curves{min-height:0}.curves figure{min-height:0}.curve{flex:1;height:auto}button,select{padding:6px 8px}
}
@media (min-width:70rem) and (min-height:40rem){body{height:100dvh}}
@media (max-width:44rem){main{display:flex;flex-direction:column}#dials{order:2}body{padding:8px 12px}.maps{grid-template-columns:minmax(0,1fr) 150px;height:220px}.map.small{grid-template-columns:70px minmax(0,1fr)}#experiment{grid-template-columns:minmax(0,1fr)}.dial{grid-template-columns:minmax(0,1fr) 44% 3.4em 26px;min-height:34px}.dial .apart-button{width:26px;height:26px}.dial input[type=range]{height:28px}.step{text-align:left}}
#whole{font-size:.86rem}
html:not(.embedded) #whole,.embedded :is(.kicker,h1,#copy,nav,#dials){display:none}
.embedded main{grid-template-columns:minmax(0,1fr)}.embedded .top{justify-content:flex-start}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}`;
