import { gzipSync } from "node:zlib";

/**
 * The page's script as gzip + base64 with a few lines that unpack it, which halves its size; nothing is evaluated, nothing is
 * fetched. `scripts` are the texts that run: the loader, and what it puts into an element of its own.
 */
export function packedScript(script: string): { readonly html: string; readonly scripts: readonly string[] } {
  const packed = gzipSync(script, { level: 9 }).toString("base64");
  const html = `<script type="text/plain" id="page-script">${packed}</script>
<script>${loader}</script>`;
  return { html, scripts: [loader, script] };
}

const loader = `(async () => {
const packed = Uint8Array.from(atob(document.querySelector("#page-script").textContent), (c) => c.charCodeAt(0));
const script = document.createElement("script");
script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
document.body.append(script);
})();`;
