// Whether the tests pass on every Node that the lab is for, the oldest among them: statistics, network, runs and commands, or
// those that are named. Prints a table; exit code 1 where a test fails, or none ran.
//
//   node nodes.mjs [--nodes=20.19.0,26.10.0] [test/… …]
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askedNodes, nodeOf, toldBy } from "./otherNodes.mjs";

const words = process.argv.slice(2);
const versions = askedNodes(words, ["20.19.0", "22.23.3", "24.21.0", "26.10.0"]);
const named = words.filter((word) => !word.startsWith("--"));
const tests =
  named.length > 0 ? named : ["statistics", "network", "runs", "commands"].map((room) => `test/${room}/`);

const columns = ["Node", "files", "tests passed", "failed", "skipped"];
const rows = versions.map((version) => {
  const binary = nodeOf(version);
  const file = join("dist", "nodes", version, "tests.json");
  rmSync(file, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const { status } = spawnSync(binary, [vitest, "run", ...tests, ...reporters], {
    stdio: ["ignore", 2, 2],
  });
  const { testResults, numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  if (status !== 0 || numPassedTests === 0) process.exitCode = 1;
  return [toldBy(binary), testResults.length, numPassedTests, numFailedTests, numPendingTests];
});

console.log(`\n${tests.join(" ")}\n`);
const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => String(row[at]).length)));
for (const row of [columns, ...rows])
  console.log(
    row
      .map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at])))
      .join("  "),
  );
