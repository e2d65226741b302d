import { describe, expect, it } from "vitest";
import { checksBelowTarget, lossUnsteadiness } from "../../src/measures/stability.ts";
import type { Checks } from "../../src/tracking/record.ts";

const batches = (loss: readonly number[], blockSize = 1) => ({
  blockSize,
  loss: Float64Array.from(loss),
  lossMin: new Float64Array(),
  lossMax: new Float64Array(),
  accuracy: new Float64Array(),
});

describe("the unsteadiness of the loss", () => {
  it("is 0 where the loss falls by the same factor at every step", () => {
    const falling = Array.from({ length: 120 }, (_, at) => Math.exp(-at / 10));
    expect(lossUnsteadiness(batches(falling))).toBeCloseTo(0, 12);
  });

  it("does not see the level of the loss, and takes spikes by hand", () => {
    // 51 steps at 1 but one in the middle at e³: the median is 0, one deviation of 3 of one window.
    const spike = Array.from({ length: 51 }, (_, at) => (at === 25 ? Math.exp(3) : 1));
    expect(lossUnsteadiness(batches(spike))).toBeCloseTo(3, 12);
    expect(lossUnsteadiness(batches(spike.map((loss) => 7 * loss)))).toBeCloseTo(3, 12);
    // With four steps more on either side, nine windows: √(3²/9).
    expect(lossUnsteadiness(batches([1, 1, 1, 1, ...spike, 1, 1, 1, 1]))).toBeCloseTo(1, 12);
  });

  it("shortens the window where steps come in blocks, to three at least", () => {
    expect(lossUnsteadiness(batches([1, Math.E, 1], 100))).toBeCloseTo(1, 12);
  });

  it("says nothing of a run shorter than its window", () => {
    expect(lossUnsteadiness(batches([1, 2, 3]))).toBeNaN();
  });
});

describe("checks below the target", () => {
  const checks: Checks = {
    steps: Int32Array.of(0, 10, 20, 30, 40, 50),
    values: Float64Array.of(0.5, 0.95, 0.9, 0.8, 0.95, 0.85),
    measure: "test-accuracy",
    reach: 0.9,
  };

  it("are counted after the target was reached", () => {
    expect(checksBelowTarget({ checks, stepsToTarget: 10 })).toBe(2 / 4);
    expect(checksBelowTarget({ checks, stepsToTarget: 40 })).toBe(1);
  });

  it("are not there where it was not reached, or only at the last", () => {
    expect(checksBelowTarget({ checks, stepsToTarget: null })).toBeNaN();
    expect(checksBelowTarget({ checks, stepsToTarget: 50 })).toBeNaN();
  });
});
