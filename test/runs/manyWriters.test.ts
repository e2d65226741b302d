import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { expect, it, onTestFinished } from "vitest";
import type { RunSummary } from "../../src/measures/summary.ts";
import { openStore } from "../../src/runs/store.ts";
import type { RunRecord } from "../../src/tracking/record.ts";

const TIMES = 150;

/** A thread that puts the same run again and again. */
async function writerScript(folder: string): Promise<string> {
  const script = join(folder, "writer.mjs");
  await build({
    stdin: {
      contents: `import { workerData } from "node:worker_threads";
        import { openStore } from ${JSON.stringify(join(import.meta.dirname, "../../src/runs/store.ts"))};
        const store = openStore(workerData);
        for (let time = 0; time < ${TIMES}; time++)
          store.put("abc", { stepsDone: 3 }, { values: new Float64Array(5000).fill(time % 2) });`,
      resolveDir: folder,
    },
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  return script;
}

it("lets many write one key while others read it: never an error, never a gap", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-writers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = await writerScript(folder);
  const runs = join(folder, "runs");
  const damaged: string[] = [];
  const store = openStore(runs, { onDamaged: (path, why) => void damaged.push(`${path}: ${why}`) });
  store.put(
    "abc",
    { stepsDone: 3 } as RunSummary,
    { values: new Float64Array(5000) } as unknown as RunRecord,
  );
  let writing = 3;
  const ended = Promise.all(
    Array.from(
      { length: writing },
      () =>
        new Promise<void>((done, fail) => {
          new Worker(script, { workerData: runs }).once("error", fail).once("exit", () => {
            writing--;
            done();
          });
        }),
    ),
  );
  let gaps = 0;
  while (writing > 0) {
    if (store.summary("abc") === null || store.record("abc") === null) gaps++;
    await new Promise((next) => setImmediate(next));
  }
  await ended;
  expect([gaps, damaged]).toEqual([0, []]);
  expect(readdirSync(runs)).toEqual(["abc"]);
});
