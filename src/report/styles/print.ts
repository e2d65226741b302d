/** On paper: no controls, no cut figures. */
export const print = `@media print{
body{padding:0;font-size:10.5pt}main{max-width:none;padding:0}
.bar,.downloads,.numbers,.choices,.skip{display:none!important}
figure.chart,.verdict,.flowers figure{break-inside:avoid}h2,h3{break-after:avoid}
h2{margin-top:1.6rem}a{color:inherit}pre{max-height:none;white-space:pre-wrap}}`;
