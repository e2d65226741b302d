import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inject, onTestFinished } from "vitest";

const cli = resolve("dist/cli.js");
/** As it is shipped: what it loads later lies beside it. */
const commandLine = pathToFileURL(resolve("dist/commandLine.js")).href;

/** A folder of a test's own, with a scenario in it that takes a second; gone when the test has finished. */
export function labFolder(scenario: string = smallScenario): string {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "small.yaml"), scenario);
  return folder;
}

/** Such a folder in which the scenario has been run: once for all files of the tests, and copied. */
export async function ranFolder(scenario: string = smallScenario): Promise<string> {
  const folder = labFolder(scenario);
  const made = join(inject("trained"), createHash("sha1").update(scenario).digest("hex"));
  if (!existsSync(made)) {
    const { status, stderr } = await lab(folder, "run", "small.yaml", "--quiet", "--workers", "1");
    if (status !== 0) throw new Error(stderr);
    // As a whole or not at all: another process may look for it meanwhile, or have made it.
    const own = `${made}.${process.pid}`;
    cpSync(folder, own, { recursive: true });
    try {
      renameSync(own, made);
    } catch (error) {
      if (!existsSync(made)) throw error;
    }
  }
  cpSync(made, folder, { recursive: true });
  return folder;
}

/**
 * The built command line in a folder, in this process: it does not begin anew for every command, and what it says is what
 * it would have printed.
 */
export async function lab(folder: string, ...words: string[]) {
  const { command } = (await import(commandLine)) as typeof import("../../src/commandLine.ts");
  const said = { stdout: "", stderr: "" };
  const before = process.cwd();
  const streams = (["stdout", "stderr"] as const).map((name) => {
    const { write } = process[name];
    process[name].write = ((text: string, ...rest: unknown[]) => {
      said[name] += text;
      const written = rest.at(-1);
      if (typeof written === "function") written();
      return true;
    }) as typeof write;
    return () => {
      process[name].write = write;
    };
  });
  try {
    process.chdir(folder);
    process.exitCode = 0;
    await command(words);
    return { status: process.exitCode as number, ...said };
  } finally {
    process.exitCode = undefined;
    process.chdir(before);
    for (const restore of streams) restore();
  }
}

/** The same as a program of its own, for what only a process can show. */
export function labProcess(folder: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

export function startLab(folder: string, ...words: string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...words], { cwd: folder, stdio: "ignore" });
}

/** Less to track and to draw, where that is not what the test is about. */
export const smallScenario = `title: A small scenario
question: Does batch norm help where batches are uniform?
data:
  flowers: { train: 400, test: 200, probe: 64 }
network:
  hidden: [6]
training:
  steps: 200
  batchSize: 16
  optimizer: { kind: sgd, learningRate: 1 }
tracking: outcome
vary:
  normalization:
    none: { network.normalization: none }
    batch norm: { network.normalization: batch }
seeds: 8
claims:
  - id: better
    says: Batch norm ends at a higher accuracy.
    measure: test-accuracy
    better: { normalization: batch norm }
    than: { normalization: none }
    by: 0.01
`;

/** Fewer steps and just so many seeds that a finding can be decided. */
export const shortScenario = smallScenario.replace("steps: 200", "steps: 40").replace("seeds: 8", "seeds: 6");

/** Every unit tracked: where a test is about tables, records or the page. */
export const trackedScenario = shortScenario.replace("tracking: outcome\n", "");
