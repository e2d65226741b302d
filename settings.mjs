// Writes what is made from the vocabulary: docs/settings.md and scenarios/scenario.schema.json, or the one that is named.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));

/** A source file of TypeScript, loaded. */
async function load(file) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    platform: "node",
    format: "esm",
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
    write: false,
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const made = {
  "docs/settings.md": async () => (await load("src/scenario/settingsPage.ts")).settingsPage(),
  "scenarios/scenario.schema.json": async () =>
    `${JSON.stringify((await load("src/scenario/jsonSchema.ts")).scenarioJsonSchema(), null, 2)}\n`,
};
const [only] = process.argv.slice(2);
for (const [file, text] of Object.entries(made))
  if (only === undefined || only === file) writeFileSync(join(root, file), await text());
