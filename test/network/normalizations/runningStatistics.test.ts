import { afterAll, describe, expect, it } from "vitest";
import { zeros } from "../../../src/matrix.ts";
import {
  type BatchNorm,
  batchNormBackward,
  constantNormBackward,
  createBatchNorm,
  normalize,
} from "../../../src/network/normalizations/batchNorm.ts";
import { createBatchNormBuffers } from "../../../src/network/normalizations/batchNormBuffers.ts";
import {
  checkTrainingBatch,
  updateRunningStatistics,
} from "../../../src/network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../../../src/network/normalizations/settings.ts";
import { asInTraining } from "../../../src/network/normalizations/statisticsSource.ts";
import { createWitness, pytorchNorm, type Rows, readReference, unitMajor } from "../reference.ts";

interface Statistics {
  mean: number[];
  var: number[];
}
interface RunningCase {
  features: number;
  momentum: number;
  eps: number;
  batch_sizes: number[];
  gamma: number[];
  beta: number[];
  batches: Rows[];
  after_each_batch: Statistics[];
  eval: { x: Rows; dy: Rows; y: Rows; dx: Rows; dgamma: number[]; dbeta: number[] };
  keras: { momentum: number; eps: number; after_each_batch: Statistics[]; eval_y: Rows };
}

const { running_cases } = readReference<{ running_cases: RunningCase[] }>("batchnorm");
const tolerance = 1e-11;

describe("running statistics against the reference", () => {
  const witness = createWitness(`running statistics (${running_cases.length} cases, PyTorch and Keras)`);
  afterAll(witness.report);

  function check(
    reference: RunningCase,
    settings: BatchNormSettings,
    after: readonly Statistics[],
    y: Rows,
  ): BatchNorm {
    const { features } = reference;
    const norm = createBatchNorm(features, settings);
    norm.gamma.set(reference.gamma);
    norm.beta.set(reference.beta);
    reference.batches.forEach((rows, k) => {
      const x = unitMajor(rows);
      const buffers = createBatchNormBuffers(norm, x.columns);
      asInTraining(() => k + 1, null)(norm, x, buffers);
      updateRunningStatistics(norm, buffers, x.columns);
      witness.compare(`running mean after batch ${k + 1}`, norm.runningMean, after[k]!.mean, tolerance);
      witness.compare(
        `running variance after batch ${k + 1}`,
        norm.runningVariance,
        after[k]!.var,
        tolerance,
      );
    });
    const x = unitMajor(reference.eval.x);
    const output = zeros(x.rows, x.columns);
    normalize(norm, x, norm.runningMean, norm.runningVariance, output);
    witness.compare("inference y", output.values, unitMajor(y).values, tolerance);
    return norm;
  }

  const pytorch = (r: RunningCase) => ({ ...pytorchNorm, momentum: r.momentum, epsilon: r.eps });
  const keras = (r: RunningCase) => ({
    ...pytorchNorm,
    momentum: r.keras.momentum,
    epsilon: r.keras.eps,
    momentumConvention: "keras" as const,
    runningVariance: "biased" as const,
  });

  it("has all the cases of the file", () => expect(running_cases.length).toBe(3));

  it.each(running_cases)("agrees with PyTorch over batches of $batch_sizes", (reference) => {
    const norm = check(reference, pytorch(reference), reference.after_each_batch, reference.eval.y);
    const { x, dy, dx, dgamma, dbeta } = reference.eval;
    const gradient = unitMajor(dy);
    constantNormBackward(norm, unitMajor(x), norm.runningMean, norm.runningVariance, gradient);
    witness.compare("inference dx", gradient.values, unitMajor(dx).values, tolerance);
    witness.compare("inference dgamma", norm.gammaGradient, dgamma, tolerance);
    witness.compare("inference dbeta", norm.betaGradient, dbeta, tolerance);
  });

  it.each(running_cases)("agrees with Keras over batches of $batch_sizes", (reference) => {
    check(reference, keras(reference), reference.keras.after_each_batch, reference.keras.eval_y);
  });

  it.each(running_cases)(
    "enters the same variance when the batch divides by m − 1: $batch_sizes",
    (reference) => {
      const { after_each_batch, keras: kerasCase, eval: inference } = reference;
      check(reference, { ...pytorch(reference), divideBy: "m-1" }, after_each_batch, inference.y);
      check(
        reference,
        { ...keras(reference), divideBy: "m-1" },
        kerasCase.after_each_batch,
        kerasCase.eval_y,
      );
    },
  );
});

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
    normalize(norm, x, Float64Array.of(42), Float64Array.of(0), y);
    const gradient = unitMajor([[3]]);
    batchNormBackward(norm, x, Float64Array.of(42), Float64Array.of(0), gradient);
    expect([y.values[0], gradient.values[0]]).toEqual([0.5, 0]);
  });
});
