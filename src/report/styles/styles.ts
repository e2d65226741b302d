import { charts } from "./charts.ts";
import { colours } from "./colours.ts";
import { layout } from "./layout.ts";

/**
 * On paper: the report as it stands, charts that are folded by their titles alone, with page numbers, without controls or cut
 * figures. An exercise that is open, its answers folded, is a sheet with lines to write on; else it is not there.
 */
const print = `@page{margin:15mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#666}}
@media print{
body{padding:0;font-size:10.5pt}main{max-width:none;padding:0}.page{display:block}
.drawing{min-height:0!important}
.drawing,.flowers svg,.chip,.notes,.interval-plot{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar,.contents,.downloads,.numbers,.choices,.skip,.ways,.guess,.anchor,.withheld,.unit-grid{display:none!important}
.first:not(.alone){grid-template-columns:1fr 1fr}.flowers{grid-template-columns:1fr 1fr}
figure.chart,.claim,.flowers figure{break-inside:avoid}h2,h3,summary{break-after:avoid}
.more,.claims summary,#unit-inputs>p{display:none}
.fold>summary{list-style:none}.fold:not([open])>summary{font-size:8.5pt;padding:.15rem 0}.fold:not([open])>summary h3{font-size:inherit;font-weight:400}.fold:not([open])>summary h3::after{content:" (folded, and so not printed)";color:var(--muted)}
#exercise:not([open]),#exercise:has(~#worked-lines[open]),#exercise:has(~#conventions[open]),#exercise :is(button,.small,form>p:first-child,.verdict,.fault,#exercise-outcome){display:none}#exercise input[type=text]{border:0;border-bottom:1px solid #000;border-radius:0}#exercise select{border:0;appearance:none;padding:0}.answer-line{break-inside:avoid;padding:.9rem 0}
.scroll bdi{width:auto}table.plain{font-size:8pt;width:100%}table.plain th,table.plain td{white-space:normal!important;overflow-wrap:anywhere;padding-right:.6rem}h2{margin-top:1.2rem}a{color:inherit}pre{max-height:none;white-space:pre-wrap}}`;

/** Two sheets: boxes that fit A4 and Letter, whatever else the page holds. */
const sheets = `.handing-out>:not(.handout){display:none!important}
.handout{font-size:14px}
.sheet{width:184mm;height:247mm;margin:1rem auto;overflow:hidden;outline:1px solid var(--rule);background:var(--paper)}
.sheet-content{transform-origin:0 0}
.sheet h1{font-size:1.75rem}.sheet .question{font-size:1.1rem;margin-bottom:.6rem}.sheet .answer{max-width:none;font-size:1.05rem;margin:.4rem 0 .8rem}.sheet h2{font-size:.92rem;border:0;margin:.4rem 0 0;padding:0}.sheet .small{font-size:.78rem;margin:.1rem 0 .3rem;max-width:none}
.sheet figure{margin:.5rem 0 0;break-inside:avoid}.sheet svg{max-width:100%;height:auto;display:block}
.sheet:nth-child(2) .sheet-content:has(figure):not(:has(table)){columns:2;column-gap:1.6rem}.sheet .sheet-content>.kicker{column-span:all}
.sheet .notes{padding:.3rem .6rem;margin:.4rem 0}
.sheet .claims tbody th{min-width:0}.sheet .claims td.sides{white-space:nowrap;max-width:none}.sheet .claims :is(th,td){padding-block:.3rem}.sheet .claims .small-plot{width:6.5rem;min-width:0}.sheet .claims{font-size:.8rem}
.asks{font-weight:600}.to-ask{max-width:none;padding-left:1.4rem;display:grid;gap:1rem}.to-ask li{line-height:1.4}.to-ask .where{color:var(--muted)}.boxes{display:block;font-family:system-ui,sans-serif;white-space:pre;margin-top:.2rem}.to-ask .line{display:block;border-bottom:1px solid var(--rule);height:1.7rem}
@page sheet{margin:12mm 13mm}
@media print{.handing-out{font-size:14px}.sheet{page:sheet;margin:0;outline:0;break-after:page;break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact}.sheet:last-child{break-after:auto}.sheet .small-plot svg{print-color-adjust:exact}}`;

export const styles: string = [colours, layout, charts, print, sheets].join("\n");
