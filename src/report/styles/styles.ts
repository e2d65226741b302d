import { charts } from "./charts.ts";
import { colours } from "./colours.ts";
import { layout } from "./layout.ts";

/** On paper: a handout with page numbers, without controls or cut figures. */
const print = `@page{margin:15mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#666}}
@media print{
body{padding:0;font-size:10.5pt}main{max-width:none;padding:0}
.drawing,.flowers svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bar,.downloads,.numbers,.choices,.skip,.reading,.prediction{display:none!important}
section.asking>:not(.prediction),.predicting :is(.answer,.verdicts,h2.quiet,#question>.small){display:revert}.withheld{display:none!important}.predicting .verdicts{display:grid}.flowers{grid-template-columns:1fr 1fr}
figure.chart,.verdict,.flowers figure{break-inside:avoid}h2,h3{break-after:avoid}
.scroll bdi{width:auto}table.plain{font-size:8pt;width:100%}table.plain th,table.plain td{white-space:normal!important;overflow-wrap:anywhere;padding-right:.6rem}h2{margin-top:1.6rem}a{color:inherit}pre{max-height:none;white-space:pre-wrap}}`;

export const styles: string = [colours, layout, charts, print].join("\n");
