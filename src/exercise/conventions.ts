import { pytorchNorm } from "../network/normalizations/pytorchNorm.ts";
import type { Given } from "./exercise.ts";

/** How a library or a text does batch norm where nobody says otherwise. */
export interface Convention extends Pick<Given, "epsilon" | "epsilonPlacement" | "divideBy" | "running"> {
  readonly name: string;
}

const { epsilon, epsilonPlacement, divideBy, momentum, momentumConvention, runningVariance } = pytorchNorm;
/** Running statistics before the first batch, as all libraries have them. */
const start = { mean: 0, variance: 1 };

const pytorch: Convention = {
  name: "PyTorch",
  epsilon,
  epsilonPlacement,
  divideBy,
  running: { ...start, momentum, momentumConvention, divisor: runningVariance },
};

const keras: Convention = {
  name: "Keras",
  epsilon: 1e-3,
  epsilonPlacement: "inside-root",
  divideBy: "m",
  running: { ...start, momentum: 0.99, momentumConvention: "keras", divisor: "biased" },
};

/**
 * The conventions on which the same batches come out differently, the first the one that others are held against.
 *
 * Source   PyTorch: torch.nn.BatchNorm1d. Keras: keras.layers.BatchNormalization of Keras 3, and on the rows of a dense layer
 *          that of TensorFlow. TensorFlow 1: tf.layers.batch_normalization with its fused kernel, which images (rank 4) went
 *          through and whose variance for the running one is unbiased (fused_batch_norm_op.cc: Bessel's correction). The
 *          notes: σ + ε; of running statistics, and of how small ε is, they say nothing.
 */
export const conventions: readonly Convention[] = [
  pytorch,
  keras,
  { ...keras, name: "TensorFlow 1", running: { ...keras.running!, divisor: "unbiased" } },
  { ...pytorch, name: "the notes", epsilonPlacement: "added-to-sd", running: null },
];

/** What share of a running statistic a new batch has. */
export function batchWeight({ momentum, momentumConvention }: NonNullable<Given["running"]>): number {
  return momentumConvention === "pytorch" ? momentum : 1 - momentum;
}
