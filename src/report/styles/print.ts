/** On paper: no controls, no cut figures. */
export const print = `@media print{
body{padding:0;font-size:10.5pt}main{max-width:none;padding:0}
.bar,.downloads,.numbers,.choices,.skip{display:none!important}
figure.chart,.verdict,.flowers figure{break-inside:avoid}h2,h3{break-after:avoid}
table.plain{font-size:8pt;width:100%}table.plain th,table.plain td{white-space:normal!important;overflow-wrap:anywhere;padding-right:.6rem}h2{margin-top:1.6rem}a{color:inherit}pre{max-height:none;white-space:pre-wrap}}`;
