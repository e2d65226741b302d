/** Of the live page: one screen where there is room for it, one column on a phone. */
export const liveStyles = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;display:flex;flex-direction:column;gap:8px;padding:10px 16px 8px;overflow-wrap:anywhere}
h1,h2,h3,p,figure{margin:0}
h1{font-size:1.4rem;line-height:1.1;letter-spacing:-.02em;white-space:nowrap}
.kicker{color:var(--muted);font-size:.76rem;line-height:1.2}
.top{display:flex;align-items:center;gap:8px 14px;flex-wrap:wrap}
.title{margin-right:auto}
.doings,.more{display:flex;align-items:center;gap:8px}
.short,#dials-button{display:none}.unit-of{color:var(--muted);font-size:.84rem}
button,select,input[type=number]{font:500 .84rem/1.2 inherit;font-family:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:7px;padding:6px 10px;cursor:pointer;min-width:0}
input[type=number]{cursor:text}
button:hover,select:hover{border-color:var(--ink)}
button:disabled{opacity:.45;cursor:default}
button.main{background:var(--accent);border-color:var(--accent);color:var(--paper);min-width:6.2em;font-weight:650;white-space:nowrap}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.step{font-variant-numeric:tabular-nums;min-width:9.5em;max-width:13em;text-align:right;color:var(--muted);font-size:.84rem;line-height:1.2}
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
#experiment .told{grid-column:1/-1}
#experiment .told:empty{display:none}
#experiment.over .watch.now,#experiment.over .choices{display:none}#experiment.over .told{font-size:.84rem}
#experiment button{padding:4px 10px;font-size:.8rem}
#experiment button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--paper);opacity:1}
#experiment .right{color:var(--supported);font-weight:650}#experiment .wrong{color:var(--contradicted);font-weight:650}
a{color:var(--link)}
#own{background:var(--card);border-radius:10px;border-left:3px solid var(--leaf);padding:6px 14px;font-size:.82rem;display:grid;gap:4px}#own[hidden],.columns[hidden]{display:none}
.palette,.palette>div,.columns,.columns fieldset{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}.palette button{padding:4px 10px;font-size:.8rem}
.columns fieldset{border:0;padding:0;margin:0}.columns legend{float:left;padding:0;margin-right:8px;color:var(--muted)}.columns label,.brush{display:inline-flex;gap:5px;align-items:center;color:var(--muted)}.columns select{padding:3px 4px;max-width:11em}
.palette .brush{position:relative;color:var(--ink);cursor:pointer;padding:2px 8px;border-radius:8px;border:1px solid transparent}.brush input{position:absolute;opacity:0}.brush:has(:checked){border-color:var(--ink);background:var(--paper)}.brush:has(:focus-visible),.file:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
.file{position:relative;border:1px solid var(--rule);border-radius:7px;background:var(--paper);padding:4px 10px;cursor:pointer;font-weight:500;font-size:.8rem}.file:hover{border-color:var(--ink)}
#own .says{color:var(--muted)}#own p:empty,.faults:empty{display:none}.faults{margin:0;padding-left:1.1em;color:var(--contradicted);max-height:6.5em;overflow:auto}
.paint-layer{grid-area:1/1;position:relative;cursor:crosshair;touch-action:none;user-select:none;border-radius:8px;outline:2px dashed var(--ink);outline-offset:-2px}.paint-layer[hidden]{display:none}.paint-layer:focus-visible{outline:3px solid var(--accent)}
.paint-layer i{position:absolute;left:50%;top:50%;transform:translate(-50%,-50%);font:400 22px/1 system-ui;pointer-events:none;opacity:0}.paint-layer:focus-visible i{opacity:1}
.own-open #experiment{display:none}
.dropping::after{content:"Drop the table anywhere";position:fixed;z-index:9;inset:12px;display:grid;place-items:center;font-size:1.4rem;border:3px dashed var(--accent);border-radius:14px;background:color-mix(in srgb,var(--paper) 82%,transparent);pointer-events:none}
.dial[inert]{opacity:.4}.key.one .blown,.key.one [data-subset="1"]{display:none}
main{display:grid;gap:10px 14px;grid-template-columns:minmax(0,1fr)}
#dials{background:var(--card);border-radius:10px;padding:8px 10px;display:flex;flex-direction:column;gap:1px;align-content:start}
#dials h2{font-size:.72rem;line-height:1.25;font-weight:650;color:var(--muted);margin:2px 0 0}
.differ{font-size:.74rem;line-height:1.3;color:var(--muted);margin-bottom:3px}
.dial{flex:1 1 23px;min-height:20px;max-height:31px;display:grid;grid-template-columns:minmax(0,1fr) 92px 3.1em 18px;gap:0 6px;align-items:center;font-size:.78rem}
.dial.apart{flex-grow:2;flex-basis:48px;min-height:42px;max-height:58px}
.dial.apart.word{grid-template-columns:88px minmax(0,1fr) 0 18px}
.dial>label{grid-area:1/1;line-height:1.15;white-space:nowrap}
.dial input[type=range]{width:100%;margin:0;height:18px;accent-color:var(--ink)}
.dial select,.dial input[type=number]{width:100%;padding:2px;font-size:.78rem;border-radius:5px}
.dial output{text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.dial .control{grid-column:2}.dial.word>.control{grid-column:2/4}
.dial .control.left,.dial output.left{grid-row:1}.dial .control.right,.dial output.right{grid-row:2;margin-top:2px}
.dial output{grid-column:3}
.dial.apart .control.left,.dial.apart output.left{--own:var(--variant-1)}
.dial.apart .control.right,.dial.apart output.right{--own:var(--variant-0)}
.dial.apart input[type=range]{accent-color:var(--own)}
.dial.apart select{border-color:var(--own);box-shadow:inset 3px 0 0 var(--own);padding-left:5px;font-size:.76rem}
.dial.apart output{color:var(--own)}
.dial .apart-button{grid-column:4;grid-row:1;padding:0;width:18px;height:18px;line-height:1;font-size:.78rem;border-color:transparent;background:transparent;color:var(--muted)}
.dial .apart-button[aria-pressed=true]{background:var(--ink);color:var(--paper)}
.networks{display:grid;gap:10px 14px;grid-template-columns:minmax(0,1fr)}
.panel{display:flex;flex-direction:column;gap:5px;min-width:0;--own:var(--variant-1)}
.panel.right{--own:var(--variant-0)}
.panel header{display:flex;justify-content:space-between;align-items:baseline;gap:0 12px;flex-wrap:wrap;border-bottom:2px solid var(--own);padding-bottom:3px}
.panel h2{font-size:1rem;color:var(--own)}
.panel h3,figcaption{font-size:.76rem;font-weight:500;color:var(--muted);display:flex;justify-content:space-between;align-items:center;gap:0 10px;flex-wrap:wrap}
.state{font-variant-numeric:tabular-nums;font-size:.76rem;color:var(--muted);white-space:nowrap}
.state b{color:var(--ink);font-size:.9rem}
.maps{display:grid;gap:6px 10px;grid-template-columns:minmax(0,1fr) clamp(168px,26%,290px);grid-template-rows:repeat(3,minmax(58px,1fr));height:250px}
.map{min-width:0;min-height:0;display:grid}
.map canvas{width:100%;height:100%;border-radius:8px;background:var(--card);display:block;grid-area:1/1;min-height:0}
.map.large{grid-row:1/4;grid-column:1}
.map .says{grid-area:1/1;align-self:start;justify-self:end;margin:6px;padding:1px 8px;border-radius:6px;background:color-mix(in srgb,var(--paper) 82%,transparent);font-size:.78rem}
.map .says b{font-variant-numeric:tabular-nums;font-size:.98rem}
.by-subset:not([hidden]){display:block}.by-subset .part{white-space:nowrap;margin-right:.7em}.by-subset{color:var(--muted);font-size:.72rem;font-variant-numeric:tabular-nums}
.map.small{grid-column:2;grid-template-columns:minmax(84px,1fr) minmax(0,76px);gap:8px;align-items:stretch}
.map.small .says{grid-area:1/2;align-self:center;justify-self:start;margin:0;padding:0;background:none;line-height:1.2;font-size:.74rem;color:var(--muted);display:grid}
.map.small .says b{color:var(--ink);order:-1}
.maps .note{grid-column:2;grid-row:1/4;align-self:center;color:var(--muted);font-size:.8rem;line-height:1.45}
.key i{display:inline-block;width:9px;height:9px;border-radius:2px;margin:0 1px 0 6px;opacity:.75}.buds{background:var(--subset-a)}.blown{background:var(--subset-b)}
.units{position:relative;height:128px;min-height:0}.units canvas{position:absolute;inset:0;width:100%;height:100%}
.cells{position:absolute;inset:0;overflow:clip;overflow-clip-margin:5px}.cells button{position:absolute;padding:0;border:1px solid transparent;border-radius:3px;background:none}
.cells button:hover{border-color:var(--muted)}.cells button[aria-pressed=true]{border-color:var(--ink);box-shadow:0 0 0 1px var(--ink)}
#unit{min-height:0;min-width:0;display:flex;flex-direction:column;gap:4px}#unit[hidden]{display:none}
#unit>header{display:flex;justify-content:space-between;align-items:center}#unit h2{font-size:.92rem}#unit>header button{padding:2px 10px}
.details{display:grid;gap:10px 14px;grid-template-columns:minmax(0,1fr);min-height:0;flex:1}
.detail{--own:var(--variant-1);border-top:2px solid var(--own);padding-top:4px;min-width:0;min-height:0;display:grid;gap:2px 12px;grid-template-columns:minmax(0,1fr)}
.detail.right{--own:var(--variant-0)}.detail-name{font-size:.76rem;color:var(--own);font-weight:600}
.moves canvas{width:100%;height:84px;display:block}.note,.beyond{color:var(--muted);font-size:.78rem}
.causes table{width:100%;border-spacing:0;font-size:.72rem;line-height:1.3;margin-top:4px}.causes caption{text-align:left;color:var(--muted)}.causes b{color:var(--ink)}
.causes th{text-align:left;font-weight:400;white-space:nowrap;padding:0 8px 0 0;width:1%}.causes td{text-align:right;font-variant-numeric:tabular-nums;width:4.2em;white-space:nowrap}
.causes .bar{position:relative;width:auto;background:linear-gradient(var(--rule),var(--rule)) center/1px 100% no-repeat}.causes .bar i{position:absolute;top:3px;bottom:3px;background:var(--own)}
.detail .arithmetic{overflow:auto;min-height:0;scrollbar-width:thin;font-size:.76rem}
.arithmetic .line{display:grid;padding:4px 0;border-top:1px solid var(--grid)}.arithmetic .why{font-size:.74rem;color:var(--muted)}
.arithmetic math{font-size:.95em}.arithmetic .agrees{font-size:.74rem;color:var(--supported)}.arithmetic details td,.arithmetic details th{padding:0 10px 0 0;text-align:right;font-weight:400}
.failed{background:var(--contradicted-paper);color:var(--contradicted);padding:6px 12px;border-radius:6px}
.curves{display:grid;gap:8px 14px;grid-template-columns:minmax(0,1fr);min-width:0}
.curves figure{min-width:0;display:flex;flex-direction:column}
.names i{display:inline-block;width:14px;height:3px;border-radius:2px;margin:0 3px 0 8px;vertical-align:3px;background:var(--variant-1)}.names i.right{background:var(--variant-0)}
.to-step{display:flex;align-items:center;gap:6px}.to-step input{width:96px;height:16px;margin:0;accent-color:var(--ink)}
.curve{cursor:crosshair;height:150px;min-height:0;overflow:hidden;contain:strict}
.curve svg{display:block;width:100%;height:100%}
.curve text{font:10.5px system-ui,sans-serif;fill:var(--muted)}
.curve .grid{stroke:var(--grid)}.curve .guess{stroke:var(--muted);stroke-dasharray:1 3}
.curve path{fill:none;stroke-width:1.8;stroke-linejoin:round}.curve .left{stroke:var(--variant-1)}.curve .right{stroke:var(--variant-0)}
.turns line{stroke:var(--muted);stroke-dasharray:2 2}.curve .turns text{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
.curve .fresh{stroke-dasharray:5 3}.curve .own{stroke-width:1.4}
.lines svg{width:26px;height:8px;margin:0 3px 0 10px;vertical-align:1px}.lines line{stroke:var(--ink);stroke-width:1.6}
dialog{max-width:min(46rem,94vw);max-height:86vh;border:1px solid var(--rule);border-radius:12px;background:var(--paper);color:var(--ink);padding:16px 20px}
dialog::backdrop{background:#0006}dialog pre{background:var(--card);padding:12px;border-radius:8px;overflow:auto;max-height:56vh;font:.8rem/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (min-width:44rem){.networks,.curves,.details{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (min-width:44rem) and (max-width:70rem){#dials{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:2px 24px}#dials h2,.differ{grid-column:1/-1}}
@media (min-width:70rem){
main{grid-template-columns:284px minmax(0,1fr);grid-template-rows:minmax(0,1fr) minmax(120px,23%);flex:1;min-height:0}
#dials{grid-row:1/3;overflow-y:auto;scrollbar-width:thin}
.networks{min-height:0;grid-template-rows:auto minmax(0,1.9fr) auto minmax(0,1fr) auto auto;row-gap:5px}.panel{display:grid;grid-row:1/7;grid-template-rows:subgrid;min-height:0}.maps{height:auto;min-height:0;grid-template-rows:repeat(3,minmax(0,1fr))}
.units{height:100%}
/* What changes with every frame lays out nothing beyond itself. */
.units,.map{contain:strict}.state{flex:1 0 22em;height:1.5em;line-height:1.5;text-align:right;contain:strict}.beyond{height:1.5em;line-height:1.5;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;contain:strict}
.curves,.curves figure{min-height:0}.curve{flex:1;height:auto}button,select{padding:6px 8px}
figcaption{flex-wrap:nowrap;white-space:nowrap}figcaption>:first-child{overflow:hidden;text-overflow:ellipsis}.has-unit :is(.curves,.by-subset){display:none}.has-unit main{grid-template-rows:minmax(0,1fr) minmax(200px,47%)}
.detail{grid-template-columns:216px minmax(0,1fr);grid-template-rows:auto minmax(0,1fr)}.detail-name,.detail>.note{grid-column:1/-1}.moves{overflow-y:auto;scrollbar-width:none}
}
@media (min-width:70rem) and (min-height:40rem){body{height:100dvh}}
@media (max-width:44rem){
body{padding:8px 12px 76px}h1{font-size:1.02rem}.kicker,.unit-of{display:none}.long{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.short{display:inline}#dials-button{display:block}
.step{flex:1;min-width:0;max-width:none}.step b{font-size:1.05rem}.more{order:3;width:100%}.more button{padding:7px 10px}
.doings{position:fixed;z-index:3;inset:auto 0 0;gap:5px;padding:8px 10px calc(8px + env(safe-area-inset-bottom));background:var(--paper);border-top:1px solid var(--rule);justify-content:space-between}
.doings button,.doings select{min-height:44px;min-width:44px;padding:6px 8px}.doings button.main{min-width:84px;flex:1;font-size:.8rem;padding:6px 4px}.doings select{width:80px;padding:6px 2px 6px 6px}.doings #dials-button{padding:6px}
main{display:flex;flex-direction:column}
#dials{display:none}.dials-open #dials{display:flex;position:fixed;z-index:2;inset:auto 0 calc(61px + env(safe-area-inset-bottom));max-height:52dvh;overflow-y:auto;border-radius:14px 14px 0 0;border-top:1px solid var(--rule);padding:12px 14px;box-shadow:0 -8px 24px #0003}
.dials-open{padding-bottom:calc(52dvh + 76px)}
.dial,.dial.apart,.dial.apart.word{grid-template-columns:minmax(0,1fr) 44% 3.4em 30px;flex:none;max-height:none;min-height:40px;font-size:.86rem}.dial .apart-button{width:30px;height:36px}.dial input[type=range]{height:32px}.dial select,.dial input[type=number]{min-height:34px}
.networks{grid-template-columns:repeat(2,minmax(0,1fr));gap:6px 10px}.panel{display:contents}.panel header{grid-row:1;flex-direction:column}.panel .maps{grid-row:2}.panel .failed,.panel .beyond{grid-column:1/-1}
.panel h3,.panel .units{grid-column:1/-1}.panel h3::before{content:attr(data-of);color:var(--own);font-weight:650}
.state{white-space:normal;line-height:1.35}:is(.state,.by-subset) .part{display:block}.state .dot{display:none}
.maps{display:flex;flex-direction:column;height:auto}.map.large{grid-template-rows:168px auto}.map.large .says{grid-area:2/1;justify-self:start;background:none;padding:0;margin:2px 0!important}.map.small{grid-template-columns:56px minmax(0,1fr);height:52px}.map.large .says{margin:4px;font-size:.7rem}.map.small .says{font-size:.7rem}
.units{height:calc(var(--rows,3)*40px)}
.palette,.palette>div{gap:6px}.palette>div{width:100%}.palette .brush{flex:1;flex-direction:column;gap:0;font-size:.68rem;padding:4px 2px}.palette button,.file{min-height:40px;display:inline-flex;align-items:center}.map.large .says b{font-size:.82rem}#experiment{grid-template-columns:minmax(0,1fr)}#experiment .turns{order:1}#experiment button{min-height:36px}.to-step input{width:160px;height:32px}.experiment{padding:8px 14px}
}
#whole{font-size:.86rem}
html:not(.embedded) #whole,.embedded :is(.title,#copy,nav,#dials,#dials-button){display:none}
.embedded main{grid-template-columns:minmax(0,1fr)}.embedded .top{justify-content:flex-start}
@media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}`;
