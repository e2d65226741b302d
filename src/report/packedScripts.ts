import { gzipSync } from "node:zlib";

/**
 * The page's scripts as gzip + base64 with a few lines that unpack them, which halves their size; nothing is evaluated, nothing
 * is fetched. `scripts` are the texts that run: the loader, and what it puts into elements of their own, one after the other.
 */
export function packedScripts(own: readonly string[]): {
  readonly html: string;
  readonly scripts: readonly string[];
} {
  const packed = own.map((script) => {
    const bytes = gzipSync(script, { level: 9 }).toString("base64");
    return `<script type="text/plain" class="page-script">${bytes}</script>`;
  });
  return { html: `${packed.join("\n")}\n<script>${loader}</script>`, scripts: [loader, ...own] };
}

const loader = `(async () => {
for (const { textContent } of document.querySelectorAll(".page-script")) {
const packed = Uint8Array.from(atob(textContent), (c) => c.charCodeAt(0));
const script = document.createElement("script");
script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
document.body.append(script);
}
})();`;
