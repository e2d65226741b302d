import { describe, expect, it } from "vitest";
import { growthPerStep, stepsUntilApart } from "../../src/measures/sensitivity.ts";

const steps = Int32Array.from({ length: 60 }, (_, at) => 5 * at);

describe("the growth of a tiny error", () => {
  it("is the rate of an exponential, whatever comes once it is no longer small", () => {
    // 10⁻¹² e^(0.15 t) passes 10⁻³ at step 138.
    const growing = Float64Array.from(steps, (step) => Math.min(0.5, 1e-12 * Math.exp(0.15 * step)));
    expect(growthPerStep({ steps, distance: growing })).toBeCloseTo(0.15, 12);
    const halving = Float64Array.from(steps, (step) => 1e-12 * 2 ** (-step / 10));
    expect(growthPerStep({ steps, distance: halving })).toBeCloseTo(-Math.LN2 / 10, 12);
  });

  it("is a least-squares slope, by hand", () => {
    // log d = −20, −18, −19 at 0, 1, 2: slope (−1·−1 + 0 + 1·0)/2 about the means 1 and −19.
    const distance = Float64Array.of(Math.exp(-20), Math.exp(-18), Math.exp(-19), Number.NaN, Math.exp(-10));
    expect(growthPerStep({ steps: Int32Array.of(0, 1, 2, 3, 4), distance })).toBeCloseTo(0.5, 12);
  });

  it("is not defined by fewer than three points, and leaves out where twins are equal", () => {
    expect(growthPerStep({ steps, distance: Float64Array.of(1e-12, 1e-11, 0.1, 1e-9) })).toBeNaN();
    const distance = Float64Array.of(0, Math.exp(-20), Math.exp(-18), Math.exp(-16));
    expect(growthPerStep({ steps: Int32Array.of(0, 1, 2, 3), distance })).toBeCloseTo(2, 12);
  });
});

describe("the steps until a tiny error shows", () => {
  const until = (twinLoss: readonly number[]) =>
    stepsUntilApart({
      steps: Int32Array.of(0, 5, 10, 15),
      loss: Float64Array.of(1, 1, 0.5, 0.5),
      twinLoss: Float64Array.from(twinLoss),
    });

  it("end where the losses are more than 1 % apart, either way", () => {
    expect(until([1, 1.0099, 0.5, 0.506])).toBe(15);
    expect(until([1, 0.9899, 0.5, 0.5])).toBe(5);
  });

  it("never end where they stay together, and end where the twin is lost", () => {
    expect(until([1, 1.0099, 0.5, 0.5])).toBeNull();
    expect(until([1, 1, Number.NaN, 0.5])).toBe(10);
  });
});
