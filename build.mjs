// Writes dist/: the command line, the worker that trains runs, the page's script, and the lab's contender in the benchmark.
// With --if-stale only when a source is newer than the last build. Takes tens of milliseconds.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
const stamp = join(dist, "built");
const { version, engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const leastNode = engines.node.replace(/^\D+/, "");

/** As src/nodeVersion.ts does in what is built here. */
function isTooOld(node) {
  const [[major, minor], [leastMajor, leastMinor]] = [node, leastNode].map((each) =>
    each.split(".").map(Number),
  );
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

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
  const { build: bundle } = await import("esbuild");
  const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: dist,
    target: "node20",
    define: { LAB_VERSION: JSON.stringify(version), LEAST_NODE: JSON.stringify(leastNode) },
    loader: { ".css": "text" },
    logLevel: "warning",
  };
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await Promise.all([
    // Heavy imports of the command line are lazy: `splitting` keeps them in files of their own, beside it.
    bundle({
      ...common,
      entryPoints: { cli: "src/entry.ts" },
      platform: "node",
      format: "esm",
      packages: "external",
      splitting: true,
      chunkNames: "chunk-[hash]",
    }),
    // Everything is inside, minified: the worker's text is part of the key of a run.
    bundle({
      ...common,
      entryPoints: { worker: "src/runs/worker.ts" },
      platform: "node",
      format: "esm",
      minify: true,
    }),
    // One file with its packages inside, so that a short work is not spent on finding and linking others.
    bundle({
      ...common,
      entryPoints: { contender: "bench/contend.ts" },
      platform: "node",
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      minify: true,
    }),
    bundle({
      ...common,
      entryPoints: { bench: "bench/main.ts" },
      platform: "node",
      format: "esm",
      packages: "external",
      splitting: true,
      chunkNames: "bench-[hash]",
    }),
    bundle({
      ...common,
      entryPoints: { calibrationWorker: "src/calibration/worker.ts" },
      platform: "node",
      format: "esm",
      minify: true,
    }),
    bundle({
      ...common,
      entryPoints: { page: "src/report/page/main.ts", reports: "src/report/page/reports.ts" },
      platform: "browser",
      format: "iife",
      target: "es2022",
      minify: true,
      legalComments: "none",
    }),
  ]);
  writeFileSync(stamp, "");
}

if (isTooOld(process.versions.node)) {
  console.error(
    `lab: expected Node ${leastNode} or newer; this is Node ${process.versions.node} (https://nodejs.org)`,
  );
  process.exit(2);
}
if (!process.argv.includes("--if-stale") || isStale()) await build();
