/** Type and page. */
export const layout = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-bottom:5rem}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;font:1.0625rem/1.6 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Times New Roman",serif;padding-bottom:5.5rem}
main{max-width:64rem;margin:0 auto;padding:2.5rem clamp(1rem,4vw,2.5rem) 2rem}
h1,h2,h3,.kicker,figcaption,button,.bar,table,.chip,.small,.source,.read,.choices,.facts,summary,.tag{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
h1{font-size:clamp(1.9rem,4.6vw,3rem);line-height:1.12;letter-spacing:-.022em;margin:.2rem 0 .8rem;text-wrap:balance}
h2{font-size:1.55rem;line-height:1.25;letter-spacing:-.012em;margin:4.2rem 0 1rem;padding-top:1rem;border-top:1px solid var(--rule)}
h2 .number{color:var(--accent);margin-right:.6rem;font-variant-numeric:tabular-nums}
h2.quiet{font-size:1rem;letter-spacing:0;border:0;margin:2.4rem 0 .8rem;padding:0;color:var(--muted);font-weight:600}
h3{font-size:1.08rem;line-height:1.35;margin:1.8rem 0 .3rem}
p,ul,ol,dl{max-width:44rem;margin:.6rem 0 1rem}
a{color:var(--link)}
code,pre{font:.88em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.kicker{color:var(--muted);font-size:.88rem;margin:0}
.question{font-size:1.3rem;line-height:1.45;font-style:italic;color:var(--muted);max-width:46rem}
.answer{font-size:1.16rem;line-height:1.6;max-width:48rem;border-left:3px solid var(--accent);padding-left:1.1rem}
.about{color:var(--muted)}
.variation{background:var(--inconclusive-paper);color:var(--inconclusive);padding:.5rem .9rem;border-radius:6px}
.small{font-size:.84rem;line-height:1.5;color:var(--muted)}
.verdicts{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
.verdict{background:var(--card);border-radius:10px;padding:1.1rem 1.2rem;border-top:3px solid var(--rule);display:flex;flex-direction:column;min-width:0}
.verdict h3{margin:.5rem 0 .1rem}
.verdict p{margin:.35rem 0;font-size:.95rem;line-height:1.5;overflow-wrap:anywhere}
.verdict p.source{font-size:.8rem;color:var(--muted);margin:0}
.verdict p.small{font-size:.8rem}
.verdict .interval-plot{margin-top:auto}
.verdict .chip{align-self:flex-start;margin:0;font-size:.82rem;font-weight:650;padding:.12rem .65rem .14rem;border-radius:99px}
.chip .mark{margin-right:.4rem}
.supported{border-top-color:var(--supported)}.contradicted{border-top-color:var(--contradicted)}.inconclusive{border-top-color:var(--inconclusive)}
.supported .chip{color:var(--supported);background:var(--supported-paper)}
.contradicted .chip{color:var(--contradicted);background:var(--contradicted-paper)}
.inconclusive .chip{color:var(--inconclusive);background:var(--inconclusive-paper)}
.scroll{overflow-x:auto;max-width:100%;overflow-wrap:normal}.scroll bdi{display:inline-block;width:max-content;max-width:22rem;white-space:normal;overflow-wrap:anywhere;vertical-align:top}
.failed{background:var(--contradicted-paper);color:var(--contradicted);padding:.5rem .9rem;border-radius:6px}
table{border-collapse:collapse;font-size:.86rem;line-height:1.4;font-variant-numeric:tabular-nums}
table.plain th,table.plain td{text-align:left;padding:.38rem 1.2rem .38rem 0;border-bottom:1px solid var(--grid);vertical-align:top;font-weight:400}
table.plain thead th{color:var(--muted);border-bottom-color:var(--rule);white-space:nowrap}
table.plain tbody th{font-weight:600;white-space:nowrap}
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
.report{background:var(--card);border-radius:10px;padding:1.1rem 1.25rem 1rem;min-width:0;display:flex;flex-direction:column}.report h2{border:0;padding:0;margin:0 0 .2rem;font-size:1.2rem}.report p{margin:.25rem 0}.report time{white-space:nowrap}
.report .asked{font-style:italic;color:var(--muted);font-size:.98rem;line-height:1.45}.report .told{font-size:1.06rem;line-height:1.5;margin:.5rem 0 .2rem}.report .marked{color:var(--inconclusive)}
.report .picture{display:block;text-decoration:none;margin:.7rem 0 .5rem}.thumbnail{width:100%;display:block;font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
.report .counts{margin-top:auto;padding-top:.4rem}.report .counts .chip{display:inline-block;font-weight:650;padding:.08rem .6rem;border-radius:99px;margin-left:.2rem}
.explored{margin-top:.4rem;font:.84rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--muted)}.explored ul{margin:.3rem 0 0;padding-left:1.1rem}
input[type=search]{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--rule);border-radius:6px;padding:.3rem .6rem}
#find{align-items:center;font-family:system-ui,sans-serif}#find label{display:flex;gap:.5rem;align-items:center;color:var(--muted)}
@media (max-width:34rem){body{font-size:1rem}.question{font-size:1.12rem}.answer{font-size:1.04rem}.bar{gap:.6rem}.step-word{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}h2{margin-top:3rem}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.6rem}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}`;
