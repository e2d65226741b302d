import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { varianceDivisor, weightedStatistics } from "../../../src/network/normalizations/batchStatistics.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

function ofBatch(values: readonly number[], divideBy: "m" | "m-1") {
  const mean = new Float64Array(1);
  const variance = new Float64Array(1);
  const rows = unitMajor(values.map((value) => [value]));
  plainKernels.rowStatistics(rows, varianceDivisor(divideBy, values.length), mean, variance);
  return { mean: mean[0]!, variance: variance[0]! };
}

function weighted(values: readonly number[], weights: readonly number[], divideBy: "m" | "m-1") {
  const mean = new Float64Array(1);
  const variance = new Float64Array(1);
  const matrix = unitMajor(values.map((value) => [value]));
  weightedStatistics(matrix, Float64Array.from(weights), divideBy, mean, variance);
  return { mean: mean[0]!, variance: variance[0]! };
}

describe("statistics of a batch", () => {
  it("divides by m or by m − 1", () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squared deviations 9+1+1+1+0+0+4+16 = 32
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(ofBatch(values, "m")).toEqual({ mean: 5, variance: 4 });
    expect(ofBatch(values, "m-1")).toEqual({ mean: 5, variance: 32 / 7 });
  });

  it("keeps every unit to itself", () => {
    const mean = new Float64Array(2);
    const variance = new Float64Array(2);
    const x = unitMajor([
      [0, 10],
      [1, 10],
      [2, 13],
    ]);
    plainKernels.rowStatistics(x, 3, mean, variance);
    expect(Array.from(mean)).toEqual([1, 11]);
    expect(Array.from(variance)).toEqual([2 / 3, 2]);
  });

  it("does not lose a small spread beside a large mean", () => {
    // 1e9 + {−1, 0, 1, 0, 0}: the one-pass formula gives 0 or less here
    const { variance } = ofBatch([1e9 - 1, 1e9, 1e9 + 1, 1e9, 1e9], "m");
    expect(variance).toBeCloseTo(2 / 5, 12);
  });
});

describe("weightedStatistics", () => {
  const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 11 });

  it("is that of a batch where all weights are equal", () => {
    fc.assert(
      fc.property(values, fc.constantFrom("m" as const, "m-1" as const), (x, divideBy) => {
        const plain = ofBatch(x, divideBy);
        const equal = weighted(
          x,
          x.map(() => 1 / x.length),
          divideBy,
        );
        expect(equal.mean).toBeCloseTo(plain.mean, 12);
        expect(equal.variance).toBeCloseTo(plain.variance, 11);
      }),
      { seed: 3 },
    );
  });

  it("leaves out samples of weight 0", () => {
    const { mean, variance } = weighted([1, 100, 3, -100], [0.5, 0, 0.5, 0], "m-1");
    expect([mean, variance]).toEqual([2, 2]);
  });

  it("weighs each sample", () => {
    // mean 0.25·0 + 0.75·4 = 3, variance 0.25·9 + 0.75·1 = 3
    expect(weighted([0, 4], [0.25, 0.75], "m")).toEqual({ mean: 3, variance: 3 });
  });
});
