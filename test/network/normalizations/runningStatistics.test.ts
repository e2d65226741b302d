import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { zeros } from "../../../src/matrix.ts";
import {
  batchNormBackward,
  createBatchNorm,
  createNormWork,
  normalize,
} from "../../../src/network/normalizations/batchNorm.ts";
import { createBatchNormBuffers } from "../../../src/network/normalizations/batchNormBuffers.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import {
  checkTrainingBatch,
  updateRunningStatistics,
} from "../../../src/network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../../../src/network/normalizations/settings.ts";
import { asInTraining } from "../../../src/network/normalizations/statisticsSource.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

describe("a running update worked by hand", () => {
  // batch 1, 3: mean 2, biased variance 1, unbiased 2; old mean 0, old variance 1; momentum 0.1
  const update = (switches: Partial<BatchNormSettings>) => {
    const settings = { ...pytorchNorm, ...switches };
    const norm = createBatchNorm(1, settings);
    const x = unitMajor([[1], [3]]);
    const buffers = createBatchNormBuffers(norm, 2);
    asInTraining(() => 1, null)(norm, x, buffers);
    updateRunningStatistics(norm, buffers, 2);
    return [norm.runningMean[0]!, norm.runningVariance[0]!];
  };

  it.each([
    [{}, [0.2, 0.9 + 0.1 * 2]],
    [{ runningVariance: "biased" }, [0.2, 1]],
    [{ momentumConvention: "keras" }, [1.8, 0.1 + 0.9 * 2]],
    [{ divideBy: "m-1" }, [0.2, 0.9 + 0.1 * 2]],
    [{ divideBy: "m-1", runningVariance: "biased" }, [0.2, 1]],
  ] as const)("with %o", (switches, [mean, variance]) => {
    expect(update(switches)[0]).toBeCloseTo(mean, 14);
    expect(update(switches)[1]).toBeCloseTo(variance, 14);
  });
});

describe("a training batch of one", () => {
  const biased = { ...pytorchNorm, runningVariance: "biased" as const };

  it("is refused where a variance divides by m − 1", () => {
    expect(() => checkTrainingBatch(pytorchNorm, 1)).toThrow(
      "batch norm: an unbiased running variance needs at least 2 samples per batch, got 1",
    );
    expect(() => checkTrainingBatch({ ...biased, divideBy: "m-1" }, 1)).toThrow(
      "divideBy m-1 needs at least 2",
    );
  });

  it("is allowed where every variance divides by m, and then gives β and no gradient", () => {
    checkTrainingBatch(biased, 1);
    const norm = createBatchNorm(1, biased);
    norm.beta[0] = 0.5;
    const x = unitMajor([[42]]);
    const y = zeros(1, 1);
    const work = createNormWork(1, plainKernels);
    normalize(norm, x, Float64Array.of(42), Float64Array.of(0), y, null, work);
    const gradient = unitMajor([[3]]);
    batchNormBackward(norm, x, Float64Array.of(42), Float64Array.of(0), gradient, null, work);
    expect([y.values[0], gradient.values[0]]).toEqual([0.5, 0]);
  });
});
