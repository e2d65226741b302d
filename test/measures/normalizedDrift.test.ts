import { describe, expect, it } from "vitest";
import { normalizedDrift, overStepsThenUnits } from "../../src/measures/normalizedDrift.ts";

describe("normalizedDrift", () => {
  it("divides by the pooled sd, and marks units that do not vary", () => {
    const layer = { units: 2, absolute: Float32Array.of(1, 1), pooledSd: Float32Array.of(2, 1e-4) };
    expect(Array.from(normalizedDrift(layer))).toEqual([0.5, Number.NaN]);
  });
});

describe("overStepsThenUnits", () => {
  // Two units over three steps: 1, 2, 3 and 10, –, 20.
  const values = Float32Array.of(1, 10, 2, Number.NaN, 3, 20);
  it("takes each unit's mean over its defined steps, then the median of the units", () => {
    expect(overStepsThenUnits(values, 2, "mean")).toBe((2 + 15) / 2);
  });
  it("adds up to a path length", () => {
    expect(overStepsThenUnits(values, 2, "sum")).toBe((6 + 30) / 2);
  });
  it("is not a number where nothing varies", () => {
    expect(overStepsThenUnits(Float32Array.of(Number.NaN), 1, "mean")).toBeNaN();
  });
});
