// Compiles src/kernels/assembly/ to src/kernels/module.ts: the module as text, and the hash of what it was made of.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const root = dirname(fileURLToPath(import.meta.url));
const sources = join(root, "src", "kernels", "assembly");

/** SHA-256 of the sources, by name. */
export function sourceHash() {
  const hash = createHash("sha256");
  for (const name of readdirSync(sources).sort())
    if (name.endsWith(".ts")) hash.update(`${name}\n${readFileSync(join(sources, name), "utf8")}\n`);
  return hash.digest("hex");
}

/** The module's bytes, compiled anew. */
export async function compile() {
  const written = new Map();
  const { error, stderr } = await main(
    [
      "index.ts",
      "--outFile",
      "kernels.wasm",
      "-O3",
      "--enable",
      "simd",
      "--runtime",
      "stub",
      "--noAssert",
      "--importMemory",
    ],
    {
      readFile: (name, base) => {
        try {
          return readFileSync(join(base.startsWith(sources) ? "" : sources, name), "utf8");
        } catch {
          return null;
        }
      },
      writeFile: (name, contents) => {
        written.set(name, contents);
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return written.get("kernels.wasm");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = await compile();
  const lines = Buffer.from(bytes)
    .toString("base64")
    .match(/.{1,100}/g);
  writeFileSync(
    join(root, "src", "kernels", "module.ts"),
    `// Made of assembly/ by \`npm run kernels\`: not to be edited.

/** SHA-256 of the sources. */
export const sourceHash = "${sourceHash()}";

/** The module in base64. */
export const moduleText = \`
${lines.join("\n")}
\`;
`,
  );
  console.log(`${bytes.length} bytes`);
}
