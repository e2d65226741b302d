import { describe, expect, it } from "vitest";
import { warningsOf } from "../../src/findings/warnings.ts";
import type { Claim } from "../../src/scenario/scenario.ts";
import { onBeatsOff, question, repeated, runsOf } from "./laboratory.ts";

const bySteps = onBeatsOff("steps-to-target", { ratio: 1.2 });
const byAccuracy = onBeatsOff("test-accuracy", { difference: 0.01 });

function asked(claim: Claim, count: number, reach = 0.9) {
  const scenario = question({ switch: ["off", "on"] }, [claim]);
  const variants = scenario.variants.map((variant) => ({
    ...variant,
    settings: {
      training: { target: { measure: "test-accuracy", reach }, optimizer: { learningRate: 1 } },
    } as (typeof variant)["settings"],
  }));
  return { ...scenario, variants, seeds: { from: 1, count, untilDecided: null } };
}

const runs = [...runsOf("off", [0.8, 0.85, 0.95]), ...runsOf("on", repeated(0.95, 3))];

describe("warnings", () => {
  it("tell what was told beforehand", () => {
    expect(warningsOf(asked(byAccuracy, 6), runs)).toEqual([]);
    expect(warningsOf(asked(byAccuracy, 1), runs)).toEqual([
      "1 seed does not decide the one finding at level 0.05: at least 6 are needed.",
    ]);
  });

  it("tell of a target above a variant's median final accuracy, at it there is none", () => {
    expect(warningsOf(asked(bySteps, 6), runs)).toEqual([
      "Most runs of these end below the target of 90\u202f% (their median final accuracy), so that their steps to it say little: off (85.0\u202f%).",
    ]);
    expect(warningsOf(asked(bySteps, 6, 0.85), runs)).toEqual([]);
    expect(warningsOf(asked(byAccuracy, 6), runs)).toEqual([]);
  });

  it("tell of a variant that diverged", () => {
    const diverged = [...runsOf("off", repeated("diverged", 3)), ...runsOf("on", repeated(0.95, 3))];
    expect(warningsOf(asked(bySteps, 6), diverged)).toEqual([
      "Most runs of these diverged, so that their steps to the target say little: off.",
    ]);
  });

  it("tell of a best value at the edge of the numbers tried", () => {
    const tuning = (value: string, values: readonly string[]) => ({
      path: "training.optimizer.learningRate",
      best: { kind: "test-accuracy", statistic: null, layer: null } as const,
      seeds: { from: 100, count: 3, untilDecided: null },
      choices: [
        {
          levels: { switch: "on" },
          value,
          scores: values.map((each) => ({ value: each, low: 0.9, high: 0.9, diverged: 0 })),
        },
      ],
    });
    const warned = (...given: Parameters<typeof tuning>) =>
      warningsOf(asked(byAccuracy, 6), runs, tuning(...given));
    expect(warned("1", ["0.1", "1", "0.5"])).toEqual([
      "The best training.optimizer.learningRate lies at the edge of what was tried, so that a better one may lie beyond: 1 with switch on.",
    ]);
    expect(warned("0.5", ["0.1", "1", "0.5"])).toEqual([]);
    expect(warned("sgd", ["sgd", "adam"])).toEqual([]);
  });
});
