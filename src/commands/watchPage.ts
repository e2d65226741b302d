import { contentSecurityPolicy } from "../report/contentSecurityPolicy.ts";

const script = `
const faults = document.querySelector("#faults");
const frame = document.querySelector("#report");
let first = true;
new EventSource("/news").onmessage = ({ data }) => {
  const news = JSON.parse(data);
  faults.hidden = news.kind !== "faults";
  faults.textContent = news.text ?? "";
  if (news.kind === "report" && !first) frame.contentWindow.location.reload();
  first = false;
};
`;

/** The page around the report: a frame that loads again at every news, and the faults of a scenario that cannot be run. */
export function watchPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([script], ["frame-src 'self'", "connect-src 'self'"])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Covariate shift lab: watching</title>
<link rel="icon" href="data:,">
<style>html,body{margin:0;height:100%}body{display:flex;flex-direction:column}iframe{border:0;flex:1;width:100%}
pre{margin:0;padding:1rem;background:#96271b;color:#fff;white-space:pre-wrap;font:14px/1.5 ui-monospace,monospace}pre[hidden]{display:none}</style>
</head>
<body>
<pre id="faults" role="alert" hidden></pre>
<iframe id="report" title="The report" src="/report/index.html"></iframe>
<script>${script}</script>
</body>
</html>
`;
}
