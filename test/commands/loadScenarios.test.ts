import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { stringify } from "yaml";
import { loadScenarios } from "../../src/commands/loadScenarios.ts";
import { allScenarioFiles } from "../../src/commands/scenarioFiles.ts";
import type { AskedVariation } from "../../src/scenario/vary.ts";
import { least } from "../scenario/leastScenario.ts";

/** What is told of a scenario whose blocks alternate every 300 steps, with other steps than its 1000. */
function told(asked: AskedVariation, vary: object = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "blocks.yaml");
  const sampler = { kind: "subset-biased", bias: 1, blockLength: 300 };
  writeFileSync(
    file,
    stringify({ ...least, training: { steps: 1000, weights: "importance", sampler }, ...vary }),
  );
  try {
    loadScenarios([file], asked);
    return "";
  } catch (error) {
    return (error as Error).message.replace(folder, "…");
  }
}

/** Within the first block all batches are of A: no weight makes them speak for B. */
const neverB =
  "the sampler never draws subset B, which the test set has: its weight would be infinite (a bias below 1, or a schedule that comes to it)";

describe("other steps than the file's", () => {
  it("are refused where they do not fit its settings, by the flag that asks for them", () => {
    expect(told({})).toBe("");
    expect(told({ steps: 301 })).toBe("");
    expect(told({ steps: 300 })).toBe(`--steps: …/blocks.yaml, its variant: ${neverB}`);
    expect(told({ quick: true })).toBe(`--quick: …/blocks.yaml, its variant: ${neverB}`);
    expect(told({ seeds: 2 })).toBe("");
  });

  it("fit every scenario of the lab with --quick", () => {
    expect(() => loadScenarios(allScenarioFiles(), { quick: true })).not.toThrow();
  });

  it("are looked at in every variant, and in those that are tried to tune", () => {
    const vary = {
      vary: { weights: { importance: {}, none: { "training.weights": "none" } } },
    };
    expect(told({ steps: 300 }, vary)).toContain(`, importance: ${neverB}`);
    const sampler = { kind: "subset-biased", bias: 1, blockLength: 100 };
    const tune = {
      training: { steps: 1000, weights: "importance", sampler },
      tune: {
        path: "training.sampler.blockLength",
        values: [100, 300],
        seeds: { from: 101, count: 1 },
        best: "test-loss",
      },
    };
    expect(told({ steps: 150 }, tune)).toContain(neverB);
    expect(told({ steps: 301 }, tune)).toBe("");
  });
});
