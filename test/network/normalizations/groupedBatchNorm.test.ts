import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zeros } from "../../../src/matrix.ts";
import { createBatchNorm } from "../../../src/network/normalizations/batchNorm.ts";
import {
  batchNormForward,
  createBatchNormBuffers,
} from "../../../src/network/normalizations/batchNormBuffers.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { updateRunningStatistics } from "../../../src/network/normalizations/runningStatistics.ts";
import {
  asInTraining,
  batchOfItsOwn,
  runningStatistics,
} from "../../../src/network/normalizations/statisticsSource.ts";
import { mean } from "../../../src/statistics/moments.ts";
import { unitMajor } from "../../../src/verification/rows.ts";
import { close, columnsOf, drawMatrix, drawn, pass, slopes } from "./normPass.ts";

describe("ghost batch norm", () => {
  it("is batch norm of each virtual batch by itself, the last taking what is left over", () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 2, max: 5 }), (given, size) => {
        const x = drawMatrix(given);
        const dy = slopes(x.rows, x.columns);
        const whole = pass({ virtualBatch: size, epsilon: 0.1 }, x);
        const count = Math.max(1, Math.floor(x.columns / size));
        let [gamma, beta] = [0, 0];
        for (let part = 0; part < count; part++) {
          const end = part === count - 1 ? x.columns : (part + 1) * size;
          const chosen = Array.from({ length: end - part * size }, (_, at) => part * size + at);
          const alone = pass({ epsilon: 0.1 }, columnsOf(x, chosen), null, columnsOf(dy, chosen));
          close(columnsOf(whole.y, chosen).values, alone.y.values);
          close(columnsOf(whole.dx, chosen).values, alone.dx.values);
          gamma += alone.norm.gammaGradient[0]!;
          beta += alone.norm.betaGradient[0]!;
        }
        expect(whole.norm.gammaGradient[0]).toBeCloseTo(gamma, 11);
        expect(whole.norm.betaGradient[0]).toBeCloseTo(beta, 11);
      }),
    );
  });

  it("updates its running statistics by one virtual batch after another", () => {
    // virtual batches 1, 3 and 5, 9: means 2 and 7, unbiased variances 2 and 8; momentum 0.1
    const { norm } = pass({ virtualBatch: 2 }, unitMajor([[1], [3], [5], [9]]));
    close(norm.runningMean, [0.9 * (0.1 * 2) + 0.1 * 7]);
    close(norm.runningVariance, [0.9 * (0.9 + 0.1 * 2) + 0.1 * 8]);
  });

  it("observed as one batch has one set of statistics", () => {
    const x = unitMajor([[1], [3], [5], [9]]);
    const norm = createBatchNorm(1, { ...pytorchNorm, virtualBatch: 2, epsilon: 1e-18 });
    const buffers = createBatchNormBuffers(norm, 4);
    const y = zeros(1, 4);
    asInTraining(() => 1, null)(norm, x, buffers);
    batchOfItsOwn(null, null)(norm, x, buffers);
    batchNormForward(norm, x, buffers, y);
    expect(mean(y.values)).toBeCloseTo(0, 12);
    expect(buffers.mean[0]).toBe(4.5);
  });
});

describe("batch norm per subset", () => {
  it("is batch norm of each subset within the batch by itself", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const x = drawMatrix(given);
        const dy = slopes(x.rows, x.columns);
        const subsets = Array.from({ length: x.columns }, (_, n) => (n === 1 || n > 2 ? 1 : 0));
        const whole = pass({ perSubset: true, epsilon: 0.1 }, x, subsets);
        for (const subset of [0, 1]) {
          const chosen = subsets.flatMap((of, n) => (of === subset ? [n] : []));
          const alone = pass({ epsilon: 0.1 }, columnsOf(x, chosen), null, columnsOf(dy, chosen));
          close(columnsOf(whole.y, chosen).values, alone.y.values);
          close(columnsOf(whole.dx, chosen).values, alone.dx.values);
          const own = whole.norm.runningMean.slice(subset * x.rows, (subset + 1) * x.rows);
          close(own, alone.norm.runningMean);
          close(
            whole.norm.runningVariance.slice(subset * x.rows, (subset + 1) * x.rows),
            alone.norm.runningVariance,
          );
        }
      }),
    );
  });

  it("keeps statistics of three subsets apart", () => {
    const norm = createBatchNorm(1, { ...pytorchNorm, perSubset: true }, undefined, 3);
    expect(norm.runningMean).toHaveLength(3);
    const x = unitMajor([[1], [3], [10], [14], [100], [300]]);
    const buffers = createBatchNormBuffers(norm, 6);
    asInTraining(() => 1, [0, 0, 1, 1, 2, 2])(norm, x, buffers);
    updateRunningStatistics(norm, buffers, 6);
    // A tenth of the means 2, 12, 200; nine tenths of 1 and a tenth of the unbiased variances 2, 8, 20,000.
    close(norm.runningMean, [0.2, 1.2, 20]);
    close(norm.runningVariance, [1.1, 1.7, 2000.9]);
  });

  it("takes the running statistics of a subset that has fewer than two samples, and leaves them", () => {
    const x = unitMajor([[1], [3], [8]]);
    const given = pass({ perSubset: true, epsilon: 1e-18 }, x, [0, 0, 1], slopes(1, 3), (norm) => {
      norm.runningMean[1] = 6;
      norm.runningVariance[1] = 4;
    });
    // γ = 1.5, β = 0.25: subset A is −1, 1; the one of B is (8 − 6)/2 = 1
    close(given.y.values, [0.25 - 1.5, 0.25 + 1.5, 0.25 + 1.5]);
    expect(given.dx.values[2]).toBeCloseTo((1.5 / 2) * Math.sin(3), 12);
    expect([given.norm.runningMean[1], given.norm.runningVariance[1]]).toEqual([6, 4]);
    expect(given.norm.runningMean[0]).toBeCloseTo(0.2, 12);
  });

  it("at inference treats every sample by the running statistics of its subset", () => {
    const norm = createBatchNorm(1, { ...pytorchNorm, perSubset: true, epsilon: 1e-18 });
    norm.runningMean.set([1, 10]);
    norm.runningVariance.set([4, 25]);
    const x = unitMajor([[5], [5]]);
    const buffers = createBatchNormBuffers(norm, 2);
    const y = zeros(1, 2);
    runningStatistics([0, 1])(norm, x, buffers);
    batchNormForward(norm, x, buffers, y);
    close(y.values, [2, -1]);
  });

  it("needs the subsets", () => {
    expect(() => pass({ perSubset: true }, unitMajor([[1], [2]]))).toThrow(
      "batch norm: one per subset needs the subset of every sample",
    );
  });
});
