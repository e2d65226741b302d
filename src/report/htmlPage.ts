import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";
import { escapeHtml } from "./escape.ts";
import { styles } from "./styles/styles.ts";

/** A whole page around its body, which runs those scripts and no others. */
export function htmlPage(title: string, body: string, scripts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
