import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadScenarios } from "../../src/commands/loadScenarios.ts";
import { planOfAll } from "../../src/commands/planOfAll.ts";
import { labFolder, smallScenario } from "./lab.ts";

/** A scenario of 16 runs, and what a report of it left: made in 3,602 seconds by 2 workers, or as `change` says. */
function finished(change: object | string) {
  const folder = labFolder();
  writeFileSync(join(folder, "first.yaml"), smallScenario);
  const manifest = { seconds: 3602, workers: 2, reused: 0, variation: null, runs: new Array(16).fill({}) };
  const out = join(folder, "reports");
  mkdirSync(join(out, "first"), { recursive: true });
  writeFileSync(
    join(out, "first", "manifest.json"),
    typeof change === "string" ? change : JSON.stringify({ ...manifest, ...change }),
  );
  const loaded = loadScenarios([join(folder, "first.yaml")]);
  return planOfAll(loaded, { out, workers: 2, fresh: true })[2];
}

describe("the plan of many scenarios", () => {
  it("takes the machine's speed from finished reports", () => {
    // An hour, and the two seconds that starting and writing take anywhere.
    expect(finished({})).toMatch(/^ {2}first +16 +0 +60 minutes$/);
    // As many core-seconds on four workers are twice the work, told for two.
    expect(finished({ workers: 4 })).toMatch(/^ {2}first +16 +0 +120 minutes$/);
  });

  it.each([
    ["took runs from the store", { reused: 1 }],
    ["is of other seeds or steps", { variation: "seeds 3" }],
    ["took no time to speak of", { seconds: 2.5 }],
    ["cannot be read", "{"],
    ["holds no numbers", { seconds: "many" }],
  ])("learns nothing from a report that %s", (_, change) => {
    expect(finished(change)).toMatch(/^ {2}first +16 +0 +2 seconds$/);
  });
});
