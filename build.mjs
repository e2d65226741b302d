// Writes dist/: the command line, the worker that trains runs, the page's script, the library, and the lab's contender in the
// benchmark. With --if-stale only when a source is newer than the last build. Takes a part of a second.
//
// With --package it writes lib/ instead, anew: what the package holds, with types and the licences of what is inside.
//
// A command that runs meanwhile goes on with its own: what it loads later is named by content and stays for a week.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const isPackage = process.argv.includes("--package");
const dist = join(root, isPackage ? "lib" : "dist");
const stamp = join(dist, "built");
const { version, engines, dependencies, peerDependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
// All others are inside: found and linked one by one they were a quarter of a short command's time. This one begins threads
// from files of its own; what a queue needs is there only for those who use one.
const outside = Object.keys({ ...dependencies, ...peerDependencies });
const leastNode = engines.node.replace(/^\D+/, "");

/** As src/nodeVersion.ts does in what is built here. */
function isTooOld(node) {
  const [[major, minor], [leastMajor, leastMinor]] = [node, leastNode].map((each) =>
    each.split(".").map(Number),
  );
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
const WEEK = 7 * 24 * 60 * 60 * 1000;

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  const inputs = ["build.mjs", "package.json"].map((file) => statSync(join(root, file)).mtimeMs);
  return Math.max(newest(join(root, "src")), newest(join(root, "bench")), ...inputs) > built;
}

async function build() {
  const began = new Date();
  const { build: bundle } = await import("esbuild");
  mkdirSync(dist, { recursive: true });
  const beside = mkdtempSync(join(dist, ".building-"));
  const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: beside,
    target: "node20",
    define: {
      LAB_VERSION: JSON.stringify(version),
      LEAST_NODE: JSON.stringify(leastNode),
      CHART_VERSIONS: JSON.stringify(
        `vega-lite ${devDependencies["vega-lite"]}, vega ${devDependencies.vega}`,
      ),
      LAB_PACKAGED: JSON.stringify(isPackage),
    },
    metafile: true,
    loader: { ".css": "text" },
    logLevel: "warning",
  };
  const loadedLater = { ...common, entryNames: "[name]-[hash]", minify: true };
  try {
    const named = await Promise.all([
      // Everything is inside, minified: the worker's text is part of the key of a run.
      bundle({
        ...loadedLater,
        entryPoints: {
          worker: "src/runs/worker.ts",
          calibrationWorker: "src/calibration/worker.ts",
          tablesWriter: "src/report/tables/tablesWriter.ts",
        },
        platform: "node",
        format: "esm",
      }),
      bundle({
        ...loadedLater,
        entryPoints: {
          page: "src/report/page/main.ts",
          exercise: "src/report/page/exercise.ts",
          reports: "src/report/page/reports.ts",
          live: "src/live/page/main.ts",
          liveWorker: "src/live/page/worker.ts",
          liveTableWorker: "src/live/page/tableWorker.ts",
        },
        platform: "browser",
        alias: { "csv-parse/sync": "csv-parse/browser/esm/sync" },
        format: "iife",
        target: "es2022",
        legalComments: "none",
      }),
    ]);
    const files = named
      .flatMap(({ metafile }) => Object.keys(metafile.outputs))
      .map((output) => basename(output))
      .map((file) => [file.replace(/-[A-Z0-9]+\.js$/, ""), file]);
    const define = { ...common.define, LAB_FILES: JSON.stringify(Object.fromEntries(files)) };
    const called = await Promise.all([
      // Heavy imports of the command line are lazy: `splitting` keeps them in files of their own, beside it.
      bundle({
        ...common,
        define,
        entryPoints: {
          cli: "src/entry.ts",
          index: "src/index.ts",
          ...(isPackage ? {} : { commandLine: "src/commandLine.ts" }),
        },
        platform: "node",
        format: "esm",
        external: outside,
        // What is inside and not written as a module asks for Node's own as such things do.
        banner: {
          js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
        },
        splitting: true,
        chunkNames: "chunk-[hash]",
        minify: isPackage,
      }),
      // For pages, too, which have no `require`.
      bundle({
        ...common,
        define,
        entryPoints: { engine: "src/engine.ts" },
        platform: "neutral",
        mainFields: ["module", "main"],
        format: "esm",
      }),
    ]);
    if (isPackage) {
      await packageBeside(beside, [...named, ...called]);
      for (const name of readdirSync(dist))
        if (join(dist, name) !== beside) rmSync(join(dist, name), { recursive: true, force: true });
    }
    if (!isPackage) await buildBenchmark(bundle, common, define);
    putInPlace(beside);
    if (isPackage) return;
    writeFileSync(stamp, "");
    // What was changed while this was built is newer than it.
    utimesSync(stamp, began, began);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function buildBenchmark(bundle, common, define) {
  return Promise.all([
    // One file with its packages inside, so that a short work is not spent on finding and linking others.
    bundle({
      ...common,
      define,
      entryPoints: { contender: "bench/contend.ts" },
      platform: "node",
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      minify: true,
    }),
    bundle({
      ...common,
      define,
      entryPoints: { bench: "bench/main.ts" },
      platform: "node",
      format: "esm",
      packages: "external",
      splitting: true,
      chunkNames: "bench-[hash]",
    }),
  ]);
}

/** What only the package has: types, a file for each entry, and the licences of all that was bundled. */
async function packageBeside(beside, built) {
  const { rolldown } = await import("rolldown");
  const { dts } = await import("rolldown-plugin-dts");
  const types = await rolldown({
    input: { index: join(root, "src", "index.ts"), engine: join(root, "src", "engine.ts") },
    plugins: [dts({ tsconfig: join(root, "tsconfig.json"), emitDtsOnly: true, sourcemap: false })],
    external: /^[a-z@](?!:)/,
    treeshake: { moduleSideEffects: "no-external" },
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await types.write({ dir: beside, format: "es", chunkFileNames: "types-[hash].js" });
  const asked = output.flatMap(({ code }) =>
    Array.from(code.matchAll(/^(?:import|export) (?:[^"]* from )?"([^"]+)"/gm), ([, from]) => from),
  );
  const foreign = asked.filter((name) => !name.startsWith("./"));
  if (foreign.length > 0)
    throw new Error(`the types ask for packages that nobody has: ${foreign.join(", ")}`);
  writeFileSync(join(beside, "THIRD-PARTY.txt"), licencesOf(built));
}

/** Of every package that a file of the build has in it: name, version, and its licence as it comes with it. */
function licencesOf(built) {
  const inputs = built.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs)),
  );
  const folders = inputs.flatMap(
    (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  );
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const text = licenceIn(join(root, folder));
    if (text === undefined) throw new Error(`${name} comes without the text of its licence (${license})`);
    return `${name} ${version} (${license})\n\n${text.replaceAll("\r\n", "\n").trim()}\n`;
  });
  const head = "The files of this folder have parts of these packages in them, each under its own licence.\n";
  return [head, ...texts].join(`\n${"-".repeat(80)}\n\n`);
}

/** Its file, or what the readme says from that heading on. */
function licenceIn(folder) {
  const named = (pattern) => readdirSync(folder).find((each) => pattern.test(each));
  const read = (file) => file && readFileSync(join(folder, file), "utf8");
  return (
    read(named(/^(licen[cs]e|copying)/i)) ??
    /^#* ?licen[cs]e\b.*$[\s\S]*/im.exec(read(named(/^readme/i)) ?? "")?.[0]
  );
}

/** File by file, those that others load last; what no build of this week made goes. */
function putInPlace(beside) {
  const isEntry = (name) =>
    ["cli.js", "commandLine.js", "index.js", "engine.js", "bench.js", "contender.cjs"].includes(name);
  const made = readdirSync(beside).sort((a, b) => isEntry(a) - isEntry(b));
  for (const name of made) renameSync(join(beside, name), join(dist, name));
  for (const name of readdirSync(dist)) {
    const status = statSync(join(dist, name), { throwIfNoEntry: false });
    if (status && Date.now() - status.mtimeMs > WEEK)
      rmSync(join(dist, name), { recursive: true, force: true });
  }
}

if (isTooOld(process.versions.node)) {
  console.error(
    `lab: expected Node ${leastNode} or newer; this is Node ${process.versions.node} (https://nodejs.org)`,
  );
  process.exit(2);
}
if (!process.argv.includes("--if-stale") || isStale()) await build();
