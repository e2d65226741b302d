import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/findings/findings.ts";
import { ownBestOf } from "../../src/findings/ownBest.ts";
import type { MeasuredRun } from "../../src/measures/measure.ts";
import type { Tune } from "../../src/scenario/scenario.ts";
import { onBeatsOff, question, repeated, runsOf, steps } from "./laboratory.ts";

const path = "training.optimizer.learningRate";
const { variants: candidates } = question(
  { norm: ["none", "batch"], data: ["a", "b"], [path]: ["0.1", "1"] },
  [],
);

function tuned(per: readonly string[], kind: Tune["best"]["kind"] = "test-accuracy"): Tune {
  const best = { kind, statistic: null, layer: null };
  return { path, values: ["0.1", "1"], seeds: { from: 1, count: 3 }, best, per, candidates };
}

type Values = Parameters<typeof runsOf>[1];
const runs = (values: Record<string, Values>, measure?: typeof steps): MeasuredRun[] =>
  candidates.flatMap(({ id }) => runsOf(id, values[id] ?? values.rest!, measure));

describe("the own best setting", () => {
  it("is the value with the best median, for each combination of the factors it is chosen per", () => {
    const measured = runs({
      "none/a/0.1": [0.5, 0.9, 0.9],
      "none/a/1": [0.8, 0.8, 0.99],
      "batch/a/1": [0.95, 0.95, 0.1],
      rest: [0.7, 0.7, 0.7],
    });
    const { choices } = ownBestOf(tuned(["norm", "data"]), measured);
    expect(choices.map(({ levels, value }) => [levels.norm, levels.data, value])).toEqual([
      ["none", "a", "0.1"],
      ["none", "b", "0.1"],
      ["batch", "a", "1"],
      ["batch", "b", "0.1"],
    ]);
    expect(choices[0]!.scores).toEqual([
      { value: "0.1", low: 0.9, high: 0.9, diverged: 0 },
      { value: "1", low: 0.8, high: 0.8, diverged: 0 },
    ]);
  });

  it("pools the levels of factors it is not chosen per", () => {
    // Without norm: 0.1 gives 0.9 ×3 and 0.2 ×3, median 0.55; 1 gives 0.6 throughout.
    const measured = runs({
      "none/a/0.1": repeated(0.9, 3),
      "none/b/0.1": repeated(0.2, 3),
      rest: repeated(0.6, 3),
    });
    const { choices } = ownBestOf(tuned(["norm"]), measured);
    expect(choices.map(({ levels, value }) => [levels, value])).toEqual([
      [{ norm: "none" }, "1"],
      [{ norm: "batch" }, "0.1"],
    ]);
    expect(choices[0]!.scores[0]!.low).toBeCloseTo(0.55, 12);
    expect(ownBestOf(tuned([]), measured).choices).toHaveLength(1);
  });

  it("goes by the good direction: few steps, an unreached target is worse than any, divergence worst", () => {
    const unreached = [100, Number.POSITIVE_INFINITY] as const;
    const at = (slow: Values, fast: Values) =>
      ownBestOf(tuned([], "steps-to-target"), [
        ...candidates.flatMap(({ id }) => runsOf(id, id.endsWith("/1") ? fast : slow, steps)),
      ]).choices[0]!.value;
    expect(at([90, 90, 90], [80, 80, 200])).toBe("1");
    expect(at([90, 90, 90], [80, unreached, unreached])).toBe("0.1");
    expect(at(repeated("diverged", 3), repeated(unreached, 3))).toBe("1");
  });

  it("is the first of equal values", () => {
    expect(ownBestOf(tuned([]), runs({ rest: [0.5] })).choices[0]!.value).toBe("0.1");
  });

  it("refuses a candidate without runs", () => {
    expect(() => ownBestOf(tuned([]), runsOf("none/a/0.1", [1]))).toThrow(
      'candidate "none/a/1" needs at least 1 run',
    );
  });
});

describe("a finding on a tuned scenario", () => {
  const tuning = {
    path,
    best: { kind: "test-accuracy", statistic: null, layer: null },
    seeds: { from: 51, count: 1 },
    choices: [
      { levels: { switch: "off" }, value: "0.1", scores: [] },
      { levels: { switch: "on" }, value: "1", scores: [] },
    ],
  } as const;
  const claim = onBeatsOff("test-accuracy", { difference: 0.01 });

  it("tells the value of each side and the seeds it was chosen on", () => {
    const scenario = question({ switch: ["off", "on"] }, [claim]);
    const measured = [...runsOf("off", repeated(0.8, 8)), ...runsOf("on", repeated(0.9, 8))];
    const [finding] = findingsOf(scenario, measured, tuning);
    expect(finding!.ownBest).toEqual({ path, values: ["1", "0.1"], seeds: { from: 51, count: 1 } });
    expect(finding!.sentence).toContain(`8 twins, ${path} 1 and 0.1, each best on seed 51)`);
    expect(findingsOf(scenario, measured)[0]).not.toHaveProperty("ownBest");
  });

  it("tells all values where the claim averages over what they were chosen per", () => {
    const averaged = { ...claim, better: { norm: "on" }, than: { norm: "off" }, average: ["switch"] };
    const scenario = question({ switch: ["off", "on"], norm: ["off", "on"] }, [averaged]);
    const measured = scenario.variants.flatMap(({ id }) => runsOf(id, repeated(0.9, 8)));
    expect(findingsOf(scenario, measured, tuning)[0]!.ownBest!.values).toEqual(["0.1 or 1", "0.1 or 1"]);
  });
});
