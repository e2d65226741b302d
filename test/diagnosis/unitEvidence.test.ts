import { describe, expect, it } from "vitest";
import { distanceFrom, unitEvidence } from "../../src/diagnosis/unitEvidence.ts";

const unit = {
  unit: "1",
  running: { mean: 0, variance: 1 },
  population: null,
  batches: [
    { mean: 1, variance: 2, size: 4, subset: null },
    { mean: 3, variance: 1, size: 4, subset: null },
    { mean: 2, variance: 3, size: 4, subset: null },
  ],
};

describe("what the batches of a unit tell", () => {
  // By hand: Σ m v = 4·6 = 24, over 12 − 3 = 9; between: 4·(1 + 1 + 0)/2 = 4.
  it("is the analysis of variance of its batches", () => {
    const evidence = unitEvidence(unit);
    expect(evidence.mean).toBe(2);
    expect(evidence.within).toBeCloseTo(24 / 9, 12);
    expect(evidence.biasedWithin).toBe(2);
    expect(evidence.betweenRatio).toBeCloseTo(4 / (24 / 9), 12);
    expect(evidence.varianceOfMeans).toBe(1);
  });

  it("weighs batches by their samples", () => {
    const batches = [
      { mean: 0, variance: 1, size: 6, subset: null },
      { mean: 4, variance: 1, size: 2, subset: null },
    ];
    const { mean, within } = unitEvidence({ ...unit, batches });
    expect(mean).toBe(1);
    expect(within).toBeCloseTo(8 / 6, 12);
  });

  it("is no ratio for one batch, nor for a constant unit", () => {
    expect(unitEvidence({ ...unit, batches: unit.batches.slice(0, 1) }).betweenRatio).toBeNaN();
    const constant = unit.batches.map((batch) => ({ ...batch, variance: 0 }));
    expect(unitEvidence({ ...unit, batches: constant })).toMatchObject({
      within: 0,
      betweenRatio: Number.NaN,
    });
  });

  // (3 − 1)² + (3 − 2)² = 5, over 4.
  it("measures distances in its own sds", () => {
    expect(distanceFrom({ mean: 1, within: 4 }, { mean: 3, variance: 9 })).toBeCloseTo(Math.sqrt(5 / 4), 12);
  });
});
