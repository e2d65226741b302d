import { describe, expect, it } from "vitest";
import { expectedSeconds, operationsOfRun } from "../../src/plan/expectedSeconds.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function scenarioOf(more: object = {}): Scenario {
  const text = JSON.stringify({
    title: "A title",
    question: "A question?",
    data: { flowers: { train: 400, test: 200, probe: 50 } },
    network: { hidden: [4] },
    training: { steps: 100, batchSize: 10 },
    tracking: { observe: [{ what: "probe-loss", every: 50 }] },
    seeds: 6,
    ...more,
  });
  const read = readScenario("x.json", text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

const operations = (more: object = {}) => operationsOfRun(scenarioOf(more).variants[0]!.settings);

describe("what a run should take", () => {
  it("is (2·4 + 4·1 + 10·4) · (3·100·10 + 10·200 + 3·1·50) = 52 · 5,150 operations", () => {
    expect(operations()).toBe(52 * 5150);
  });

  it("counts what is observed: 5 passes of the probe at each of two steps for the causes", () => {
    const causes = { observe: [{ what: "causes", at: [10, 20] }] };
    expect(operations({ tracking: causes })).toBe(52 * (5000 + 2 * 5 * 50));
  });

  it("counts drift on its own grid: at 0, 20, … 100", () => {
    expect(operations({ tracking: { observe: ["drift"] } })).toBe(52 * (5000 + 6 * 3 * 50));
  });
});

describe("what a scenario should take", () => {
  it("is the sum over its variants and seeds", () => {
    const one = expectedSeconds(scenarioOf());
    expect(expectedSeconds(scenarioOf({ seeds: 12 }))).toBeCloseTo(2 * one, 12);
    const two = scenarioOf({ vary: { "training.batchSize": [10, 20] } });
    const [small, large] = two.variants.map(({ settings }) => operationsOfRun(settings)) as [number, number];
    expect(expectedSeconds(two)).toBeCloseTo((one * (small + large)) / small, 12);
    expect(large - small).toBe(52 * 3 * 100 * 10);
  });

  it("has the tuning runs in it", () => {
    const tuned = {
      tune: { path: "training.optimizer.learningRate", values: [0.1, 1], best: "test-accuracy", seeds: 3 },
    };
    expect(expectedSeconds(scenarioOf(tuned))).toBeCloseTo(2 * expectedSeconds(scenarioOf()), 12);
  });

  it("is known of rows, too", () => {
    const rows = {
      data: { rows: { columns: ["x"], samples: [[1], [2], [3], [4]], labels: [0, 1, 0, 1] } },
      training: { steps: 100, batchSize: 4 },
    };
    expect(operations(rows)).toBe((4 + 4 + 40) * (3 * 400 + 10 * 4 + 3 * 4));
  });
});
