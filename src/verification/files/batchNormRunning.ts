import { z } from "zod";
import { zeros } from "../../matrix.ts";
import { type BatchNorm, createBatchNorm } from "../../network/normalizations/batchNorm.ts";
import {
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../network/normalizations/batchNormBuffers.ts";
import { pytorchNorm } from "../../network/normalizations/pytorchNorm.ts";
import { updateRunningStatistics } from "../../network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import { asInTraining, runningStatistics } from "../../network/normalizations/statisticsSource.ts";
import { caseOf } from "../cases.ts";
import { expected, type Given, list, needing, nullable, part } from "../fields.ts";
import { count, number, rows, vector } from "../format.ts";
import { type Rows, unitMajor } from "../rows.ts";
import { backward } from "./normalization.ts";

const statistics = part({ mean: expected.vector, var: expected.vector });

const fields = {
  features: count.optional(),
  momentum: number,
  eps: number,
  batch_sizes: expected.vector,
  gamma: vector.optional(),
  beta: vector.optional(),
  /** Mean 0 and variance 1 where it is not given. */
  initial: z.strictObject({ mean: vector, var: vector }).optional(),
  batches: z.array(rows).min(1),
  after_each_batch: list(statistics),
  eval: needing(part({ x: rows, y: expected.samples, ...backward("eval.") }), "gamma", "beta"),
  keras: needing(
    part({
      momentum: number,
      eps: number,
      after_each_batch: list(statistics),
      eval_y: needing(expected.samples, "eval.x"),
    }),
  ),
  paper_population: nullable(statistics),
};
type Case = Given<typeof fields>;

export const running = caseOf(
  fields,
  (given) => {
    const { momentum, eps, eval: inference, keras, batches } = given;
    const pytorch = normOf(given, { ...pytorchNorm, momentum, epsilon: eps });
    const after = batches.map((batch) => train(pytorch, batch));
    const kerasNorm =
      keras &&
      normOf(given, {
        ...pytorchNorm,
        momentum: keras.momentum,
        epsilon: keras.eps,
        momentumConvention: "keras",
        runningVariance: "biased",
      });
    return {
      batch_sizes: batches.map(({ length }) => length),
      after_each_batch: after,
      eval: inference && infer(pytorch, inference.x, inference.dy),
      keras: kerasNorm && {
        after_each_batch: batches.map((batch) => train(kerasNorm, batch)),
        eval_y: inference && infer(kerasNorm, inference.x).y,
      },
      paper_population: populationOf(given),
    };
  },
  {
    name: ({ name, batches }, at) =>
      name ?? `${at + 1} (batches of ${batches.map(({ length }) => length).join(", ")})`,
  },
);

function normOf(given: Case, settings: BatchNormSettings): BatchNorm {
  const norm = createBatchNorm(given.features ?? given.batches[0]![0]!.length, settings);
  if (given.gamma !== undefined) norm.gamma.set(given.gamma);
  if (given.beta !== undefined) norm.beta.set(given.beta);
  if (given.initial !== undefined) {
    norm.runningMean.set(given.initial.mean);
    norm.runningVariance.set(given.initial.var);
  }
  return norm;
}

/** A batch in training mode; the running statistics after it. */
function train(norm: BatchNorm, batch: Rows) {
  const x = unitMajor(batch);
  const buffers = createBatchNormBuffers(norm, x.columns);
  asInTraining(() => 1, null)(norm, x, buffers);
  updateRunningStatistics(norm, buffers, x.columns);
  return { mean: norm.runningMean.slice(), var: norm.runningVariance.slice() };
}

function infer(norm: BatchNorm, samples: Rows, gradient?: Rows) {
  const x = unitMajor(samples);
  const y = zeros(x.rows, x.columns);
  const buffers = createBatchNormBuffers(norm, x.columns);
  runningStatistics(null)(norm, x, buffers);
  batchNormForward(norm, x, buffers, y);
  const dx = gradient && unitMajor(gradient);
  if (dx !== undefined) backThroughBatchNorm(norm, x, buffers, dx);
  return { y, dx, dgamma: norm.gammaGradient, dbeta: norm.betaGradient };
}

/**
 * Ioffe & Szegedy's Algorithm 2 averages over the batches: running statistics in which the k-th batch has weight 1/k.
 * It asks for batches of one size.
 */
function populationOf(given: Case) {
  const { batches, initial } = given;
  if (batches.some(({ length }) => length !== batches[0]!.length)) return null;
  let found: { mean: ArrayLike<number>; var: ArrayLike<number> } | undefined = initial;
  batches.forEach((batch, k) => {
    const norm = normOf(given, { ...pytorchNorm, momentum: 1 / (k + 1) });
    if (found !== undefined) norm.runningMean.set(found.mean);
    if (found !== undefined) norm.runningVariance.set(found.var);
    found = train(norm, batch);
  });
  return found!;
}
