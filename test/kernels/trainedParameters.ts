import { simulateSplit } from "../../src/flowers/split.ts";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { ActivationName } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import type { OptimizerSettings } from "../../src/optimizers/settings.ts";
import { randomStream } from "../../src/random.ts";
import { createSampler } from "../../src/sampling/samplers.ts";
import type { SamplerSettings } from "../../src/sampling/settings.ts";

const norms: Readonly<Record<string, NormalizationSettings>> = {
  none: { kind: "none" },
  batch: pytorchNorm,
  "batch after": { ...pytorchNorm, placement: "after" },
  "batch of the notes": { ...pytorchNorm, epsilonPlacement: "added-to-sd", divideBy: "m-1" },
  ghost: { ...pytorchNorm, virtualBatch: 8 },
  "per subset": { ...pytorchNorm, perSubset: true },
  noisy: { ...pytorchNorm, noise: { mean: 0.2, sd: 1.2, meanJitter: 0.1, sdJitter: 0.1 } },
  renorm: {
    kind: "batch-renorm",
    placement: "before",
    epsilon: 1e-5,
    momentum: 0.1,
    rMax: 3,
    dMax: 5,
    warmUp: null,
  },
  layer: { kind: "layer", placement: "before", epsilon: 1e-5 },
  weight: { kind: "weight" },
};

const samplers: Readonly<Record<string, SamplerSettings>> = {
  uniform: { kind: "uniform", replacement: true },
  "one-subset": { kind: "subset-biased", bias: 1, schedule: "alternate", blockLength: 1, first: 0 },
};

const sgd: OptimizerSettings = { kind: "sgd", learningRate: 1 };
const adam: OptimizerSettings = {
  kind: "adam",
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
};

/** A training by name: what is normalized, how its batches are drawn, and what else is particular to it. */
interface Training {
  readonly norm: NormalizationSettings;
  readonly sampler: SamplerSettings;
  readonly activation: ActivationName;
  readonly optimizer: OptimizerSettings;
}

const trainings: Readonly<Record<string, Training>> = Object.fromEntries([
  ...Object.entries(norms).flatMap(([norm, settings]) =>
    Object.entries(samplers).map(([sampling, sampler]) => [
      `${norm}, ${sampling}`,
      { norm: settings, sampler, activation: "sigmoid" as const, optimizer: sgd },
    ]),
  ),
  ...(["tanh", "elu", "gelu", "gelu-tanh", "softplus", "silu"] as const).map((activation) => [
    `${activation}, Adam`,
    { norm: pytorchNorm, sampler: samplers.uniform!, activation, optimizer: adam },
  ]),
]);

/** Flowers, draws, training: a hash of the bits of all parameters and of the last loss, by the name of the training. */
export function trainedParameters(steps: number, on: "plain" | "compiled"): Record<string, string> {
  const compiled = on === "compiled" ? compileKernels() : null;
  return Object.fromEntries(
    Object.entries(trainings).map(([name, training]) => {
      compiled?.startOver();
      return [name, hashOf(train(training, steps, compiled ?? plainKernels))];
    }),
  );
}

function train(
  { norm, sampler, activation, optimizer }: Training,
  steps: number,
  kernels: Kernels,
): number[] {
  const streams = randomStream("1");
  const { train: data } = simulateSplit(
    {
      train: 300,
      test: 10,
      probe: 10,
      features: ["openness", "form"],
      standardize: true,
      boundary: "sine",
      distance: 3,
      opennessSd: 0.4,
      margin: 0.9,
      overlap: 0.42,
      labelNoise: 0,
      roseShare: 0.5,
      subsetAShare: 0.5,
    },
    streams.child("data"),
  ).split;
  const batchSize = 32;
  const network = createNetwork(
    2,
    {
      hidden: [16, 16, 15].map((units) => ({ units, activation, normalization: norm, bias: true })),
      initialization: { kind: "xavier-normal", scale: 1 },
    },
    streams.child("initialization"),
    2,
    kernels,
  );
  const trainer = createTrainer(network, optimizer, batchSize, steps, streams.child("noise"));
  const { next } = createSampler(sampler, data, batchSize, steps, streams.child("batches"));
  const indices = new Int32Array(batchSize);
  let loss = Number.NaN;
  for (let step = 0; step < steps; step++) {
    next(indices);
    indices.forEach((sample, n) => {
      for (let feature = 0; feature < 2; feature++)
        trainer.batch.values[feature * trainer.batch.stride + n] =
          data.features.values[feature * data.features.stride + sample]!;
      trainer.labels[n] = data.labels[sample]!;
      trainer.subsets[n] = data.subsets![sample]!;
    });
    loss = trainer.step();
  }
  return [loss, ...network.parameters.flatMap(({ values }) => [...values])];
}

/** A hash (FNV-1a) of the 64 bits of every number; all NaN alike. */
function hashOf(numbers: readonly number[]): string {
  const words = new BigUint64Array(
    Float64Array.from(numbers, (each) => (Number.isNaN(each) ? Number.NaN : each)).buffer,
  );
  let hash = 0xcbf29ce484222325n;
  for (const word of words) hash = BigInt.asUintN(64, (hash ^ word) * 0x100000001b3n);
  return `${numbers.length} numbers, ${hash.toString(16).padStart(16, "0")}`;
}
