import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { smallScenario } from "./commands/lab.ts";

/** A copy of the project to build in, so that nobody's dist is touched. */
function projectCopy(): string {
  const root = mkdtempSync(join(tmpdir(), "ics-lab-build-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  for (const name of ["src", "bench", "build.mjs", "package.json"])
    cpSync(name, join(root, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  return root;
}

it("leaves a command that runs all that it loads later, and removes what no build of the week made", async () => {
  const root = projectCopy();
  const build = () => execFileSync(process.execPath, ["build.mjs"], { cwd: root });
  build();
  const worker = () => readdirSync(join(root, "dist")).filter((name) => name.startsWith("worker-"));
  const [first] = worker();
  writeFileSync(join(root, "small.yaml"), smallScenario.replace("steps: 200", "steps: 2000"));
  const running = spawn(process.execPath, ["dist/cli.js", "run", "small.yaml", "--workers", "1"], {
    cwd: root,
  });
  let said = "";
  running.stderr.on("data", (text) => {
    said += text;
  });
  const ended = new Promise((exit) => running.once("exit", exit));
  const store = join(root, "reports", ".runs");
  while (!existsSync(store) || readdirSync(store).length < 3) await wait(20);

  // Another worker and other chunks: the report is written by code that is loaded when the runs are done.
  for (const file of ["runs/trainRun.ts", "report/writeReport.ts", "report/buildReport.ts"])
    writeFileSync(
      join(root, "src", file),
      `${readFileSync(join(root, "src", file), "utf8")}\nconsole.log("changed");\n`,
    );
  build();
  expect(worker()).toHaveLength(2);
  expect([await ended, said]).toEqual([0, expect.stringContaining("16/16 runs")]);
  expect(existsSync(join(root, "reports", "small", "index.html"))).toBe(true);

  const old = Date.now() / 1000 - 8 * 24 * 60 * 60;
  utimesSync(join(root, "dist", first!), old, old);
  build();
  expect(worker()).toHaveLength(1);
  expect(worker()).not.toContain(first);
  expect(readdirSync(join(root, "dist")).filter((name) => name.startsWith(".building"))).toEqual([]);
});
