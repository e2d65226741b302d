import { rowsDataset } from "../flowers/rows.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { createBatchNorm } from "../network/normalizations/batchNorm.ts";
import { createBatchNormBuffers } from "../network/normalizations/batchNormBuffers.ts";
import { pytorchNorm } from "../network/normalizations/pytorchNorm.ts";
import { updateRunningStatistics } from "../network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../network/normalizations/settings.ts";
import { createPass } from "../network/pass.ts";
import { randomStream } from "../random.ts";
import { workLayer } from "../tracking/workedExample.ts";
import type { Given, GivenRunning, LineName } from "./exercise.ts";

/** The lines of an exercise as the engine computes them: one hidden unit with batch norm, the batch in training mode. */
export function engineLines(given: Given): Readonly<Partial<Record<LineName, readonly number[]>>> {
  const { normalization, preActivation } = passed(given);
  const { mean, variance, normalized, result } = normalization!;
  const running = given.running && followed(given, given.running, mean[0]!, variance[0]!);
  return {
    z: Array.from(preActivation),
    mean: [mean[0]!],
    variance: [variance[0]!],
    // Where γ is 0 the result has no trace of z^N; the steps know it.
    ...(given.gamma === 0 ? {} : { normalized: Array.from(normalized) }),
    result: Array.from(result),
    ...(running && { runningMean: [running.mean], runningVariance: [running.variance] }),
  };
}

/** What becomes of the samples at inference: γ·z^N + β by these running statistics, as the engine applies them. */
export function resultAtInference(
  given: Given,
  { mean, variance }: Pick<GivenRunning, "mean" | "variance">,
): readonly number[] {
  const network = unitOf(given);
  const norm = network.hidden[0]!.norm!;
  norm.runningMean[0] = mean;
  norm.runningVariance[0] = variance;
  return Array.from(passed(given, network, "running").normalization!.result);
}

/** z of every sample, by the engine's dense layer. */
export function preActivation(given: Given): readonly number[] {
  const before = preActivations.get(given);
  if (before !== undefined) return before;
  const z = Array.from(passed(given).preActivation);
  preActivations.set(given, z);
  return z;
}

/** Of units that passed: a line is worked out a thousand times, in one way or another. */
const preActivations = new WeakMap<Given, readonly number[]>();

/** The terms w·x of z: [input][sample]. */
export function terms(given: Given): readonly (readonly number[])[] {
  const before = termsOf.get(given);
  if (before !== undefined) return before;
  const found = given.weights.map((weight, at) =>
    preActivation({
      ...given,
      weights: given.weights.map((_, other) => (other === at ? weight : 0)),
      bias: 0,
    }),
  );
  termsOf.set(given, found);
  return found;
}

const termsOf = new WeakMap<Given, readonly (readonly number[])[]>();

function passed(given: Given, network = unitOf(given), statistics: "batch" | "running" = "batch") {
  const { columns, samples } = given;
  const rows = { columns, samples, labels: samples.map(() => 0), standardize: false };
  const data = rowsDataset(rows).train;
  const pass = createPass(network, data.size);
  pass.run(data.features, statistics);
  return workLayer(network, pass, data, 0);
}

function unitOf(given: Given): Network {
  const { weights, bias, gamma, beta } = given;
  return createNetwork(
    weights.length,
    {
      hidden: [{ units: 1, activation: "identity", bias: true, normalization: normOf(given, given.running) }],
      initialization: {
        kind: "given",
        layers: [
          { weights: [weights], bias: [bias], gamma: [gamma], beta: [beta] },
          { weights: [[1]], bias: [0] },
        ],
      },
    },
    randomStream("given"),
  );
}

/** The running statistics after a batch of this mean and variance, as the engine moves them. */
export function followed(
  given: Given,
  running: GivenRunning,
  mean: number,
  variance: number,
): { readonly mean: number; readonly variance: number } {
  const samples = given.samples.length;
  const norm = createBatchNorm(1, normOf(given, running));
  norm.runningMean[0] = running.mean;
  norm.runningVariance[0] = running.variance;
  const buffers = createBatchNormBuffers(norm, samples);
  buffers.mean[0] = mean;
  buffers.variance[0] = variance;
  updateRunningStatistics(norm, buffers, samples);
  return { mean: norm.runningMean[0], variance: norm.runningVariance[0] };
}

function normOf(
  { epsilon, epsilonPlacement, divideBy }: Given,
  running: GivenRunning | null,
): BatchNormSettings {
  return {
    ...pytorchNorm,
    epsilon,
    epsilonPlacement,
    divideBy,
    ...(running && {
      momentum: running.momentum,
      momentumConvention: running.momentumConvention,
      runningVariance: running.divisor,
    }),
  };
}
