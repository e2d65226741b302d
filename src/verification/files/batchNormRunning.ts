import { z } from "zod";
import { zeros } from "../../matrix.ts";
import { type BatchNorm, createBatchNorm } from "../../network/normalizations/batchNorm.ts";
import {
  type BatchNormBuffers,
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../network/normalizations/batchNormBuffers.ts";
import { updateRunningStatistics } from "../../network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import { asInTraining, runningStatistics } from "../../network/normalizations/statisticsSource.ts";
import { pytorchNorm } from "../conventions.ts";
import { count, number, remark, rows, vector } from "../format.ts";
import { type Rows, unitMajor } from "../rows.ts";
import { type CaseResult, type Witness, witnessCase } from "../witness.ts";

const statistics = z.strictObject({ mean: vector, var: vector });
type Statistics = z.output<typeof statistics>;

export const runningCase = z.strictObject({
  name: z.string().optional(),
  features: count,
  momentum: number,
  eps: number,
  batch_sizes: z.array(count),
  gamma: vector,
  beta: vector,
  initial: statistics,
  batches: z.array(rows).min(1),
  after_each_batch: z.array(statistics),
  eval: z.strictObject({ x: rows, y: rows, dy: rows, dx: rows, dgamma: vector, dbeta: vector }),
  keras: z.strictObject({
    momentum: number,
    eps: number,
    after_each_batch: z.array(statistics),
    eval_y: rows,
  }),
  paper_population: statistics.nullable(),
  tolerance: number.optional(),
  oracle_error: remark,
});
type RunningCase = z.output<typeof runningCase>;

export function verifyRunning(given: RunningCase, at: number): CaseResult {
  const { eval: inference, keras, tolerance } = given;
  const name = given.name ?? `${at + 1} (batches of ${given.batch_sizes.join(", ")})`;
  return witnessCase(`running_cases ${name}`, (witness) => {
    witness.vector(
      "batch_sizes",
      given.batches.map(({ length }) => length),
      given.batch_sizes,
    );
    const pytorch = normOf(given, { ...pytorchNorm, momentum: given.momentum, epsilon: given.eps });
    feed(pytorch, given, given.after_each_batch, "", witness);
    const { y, x, buffers } = infer(pytorch, inference.x);
    witness.samples("eval.y", y, inference.y, tolerance);
    const dx = unitMajor(inference.dy);
    backThroughBatchNorm(pytorch, x, buffers, dx);
    witness.samples("eval.dx", dx, inference.dx, tolerance);
    witness.vector("eval.dgamma", pytorch.gammaGradient, inference.dgamma, tolerance);
    witness.vector("eval.dbeta", pytorch.betaGradient, inference.dbeta, tolerance);

    const likeKeras = normOf(given, {
      ...pytorchNorm,
      momentum: keras.momentum,
      epsilon: keras.eps,
      momentumConvention: "keras",
      runningVariance: "biased",
    });
    feed(likeKeras, given, keras.after_each_batch, "keras.", witness);
    witness.samples("keras.eval_y", infer(likeKeras, inference.x).y, keras.eval_y, tolerance);
    verifyPopulation(given, witness);
  });
}

function normOf(given: RunningCase, settings: BatchNormSettings): BatchNorm {
  const norm = createBatchNorm(given.features, settings);
  norm.gamma.set(given.gamma);
  norm.beta.set(given.beta);
  norm.runningMean.set(given.initial.mean);
  norm.runningVariance.set(given.initial.var);
  return norm;
}

/** All batches in training mode, one after another. */
function feed(
  norm: BatchNorm,
  given: RunningCase,
  after: readonly Statistics[],
  prefix: string,
  witness: Witness,
): void {
  given.batches.forEach((batch, k) => {
    train(norm, batch);
    const expected = after[k] ?? { mean: [], var: [] };
    const field = `${prefix}after_each_batch[${k}]`;
    witness.vector(`${field}.mean`, norm.runningMean, expected.mean, given.tolerance);
    witness.vector(`${field}.var`, norm.runningVariance, expected.var, given.tolerance);
  });
}

function train(norm: BatchNorm, batch: Rows): void {
  const x = unitMajor(batch);
  const buffers = createBatchNormBuffers(norm, x.columns);
  asInTraining(() => 1, null)(norm, x, buffers);
  updateRunningStatistics(norm, buffers, x.columns);
}

function infer(norm: BatchNorm, samples: Rows) {
  const x = unitMajor(samples);
  const y = zeros(x.rows, x.columns);
  const buffers: BatchNormBuffers = createBatchNormBuffers(norm, x.columns);
  runningStatistics(null)(norm, x, buffers);
  batchNormForward(norm, x, buffers, y);
  return { x, y, buffers };
}

/**
 * Ioffe & Szegedy's Algorithm 2 averages over the batches: running statistics in which the k-th batch has weight 1/k.
 * It asks for batches of one size.
 */
function verifyPopulation(given: RunningCase, witness: Witness): void {
  const { paper_population: population, batches, tolerance } = given;
  const isDefined = batches.every(({ length }) => length === batches[0]!.length);
  if (population === null || !isDefined) {
    witness.number("paper_population", isDefined ? 1 : null, population === null ? null : 1);
    return;
  }
  let mean: ArrayLike<number> = given.initial.mean;
  let variance: ArrayLike<number> = given.initial.var;
  batches.forEach((batch, k) => {
    const norm = normOf(given, { ...pytorchNorm, momentum: 1 / (k + 1) });
    norm.runningMean.set(mean);
    norm.runningVariance.set(variance);
    train(norm, batch);
    mean = norm.runningMean;
    variance = norm.runningVariance;
  });
  witness.vector("paper_population.mean", mean, population.mean, tolerance);
  witness.vector("paper_population.var", variance, population.var, tolerance);
}
