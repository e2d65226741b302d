import fc from "fast-check";
import type { NormalizationSettings } from "../../../src/network/normalizations/settings.ts";
import type { ActivationSettings, LossName, NetworkSettings } from "../../../src/network/settings.ts";
import type { OptimizerSettings } from "../../../src/optimizers/settings.ts";
import { pytorchNorm } from "../../../src/verification/conventions.ts";

const activation = fc.constantFrom<ActivationSettings>(
  "sigmoid",
  "tanh",
  "relu",
  "leaky-relu",
  "elu",
  "softplus",
  "gelu",
  "gelu-tanh",
  "silu",
  "identity",
  { kind: "leaky-relu", slope: 0.3 },
  { kind: "leaky-relu", slope: -0.5 },
  { kind: "elu", alpha: 0.7 },
  { kind: "elu", alpha: -0.4 },
  { kind: "softplus", threshold: 0.5 },
);

const placement = fc.constantFrom("before" as const, "after" as const);

const batchNorm = fc
  .record({
    placement,
    epsilonPlacement: fc.constantFrom("inside-root" as const, "added-to-sd" as const),
    divideBy: fc.constantFrom("m" as const, "m-1" as const),
    runningVariance: fc.constantFrom("unbiased" as const, "biased" as const),
    momentumConvention: fc.constantFrom("pytorch" as const, "keras" as const),
    affine: fc.boolean(),
  })
  .map((switches): NormalizationSettings => ({ ...pytorchNorm, epsilon: 1e-3, ...switches }));

/** Norms that no kernel knows: they run as they are defined, between compiled dense products. */
const otherNorm = fc.oneof(
  placement.map((place): NormalizationSettings => ({ kind: "layer", placement: place, epsilon: 1e-3 })),
  placement.map(
    (place): NormalizationSettings => ({
      kind: "batch-renorm",
      placement: place,
      epsilon: 1e-3,
      momentum: 0.1,
      rMax: 3,
      dMax: 5,
      warmUp: null,
    }),
  ),
  fc
    .constantFrom<Partial<typeof pytorchNorm>>(
      { center: false },
      { scale: false },
      { virtualBatch: 2 },
      { freezeStatisticsFrom: 20 },
    )
    .map((change): NormalizationSettings => ({ ...pytorchNorm, epsilon: 1e-3, ...change })),
);

const normalization = fc.oneof(
  { weight: 1, arbitrary: fc.constant<NormalizationSettings>({ kind: "none" }) },
  { weight: 3, arbitrary: batchNorm },
  { weight: 2, arbitrary: otherNorm },
);

const hiddenLayer = fc.record({
  units: fc.integer({ min: 1, max: 9 }),
  activation,
  normalization,
  bias: fc.boolean(),
  frozen: fc.boolean(),
});

const optimizer = fc.oneof(
  fc.constant<OptimizerSettings>({ kind: "sgd", learningRate: 0.05 }),
  fc.constant<OptimizerSettings>({
    kind: "sgd",
    learningRate: 0.1,
    schedule: { kind: "step", every: 7, factor: 0.5 },
  }),
  fc.constant<OptimizerSettings>({ kind: "sgd", learningRate: 0.05, weightDecay: 0.01 }),
  fc.constant<OptimizerSettings>({
    kind: "momentum",
    learningRate: 0.02,
    momentum: 0.9,
    dampening: 0,
    weightDecay: 0,
  }),
  fc.constant<OptimizerSettings>({
    kind: "adam",
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-3,
    weightDecay: 0,
  }),
);

export interface RandomTraining {
  readonly seed: number;
  readonly inputs: number;
  readonly classes: number;
  readonly batchSize: number;
  readonly settings: NetworkSettings;
  readonly optimizer: OptimizerSettings;
}

/** Trainings of small networks of every kind that the fast path covers: odd widths and odd batches among them. */
export const randomTraining: fc.Arbitrary<RandomTraining> = fc
  .record({
    seed: fc.nat(),
    inputs: fc.integer({ min: 1, max: 8 }),
    batchSize: fc.integer({ min: 2, max: 13 }),
    hidden: fc.array(hiddenLayer, { maxLength: 3 }),
    problem: fc.constantFrom<[LossName, number]>(
      ["sigmoid-cross-entropy", 2],
      ["softmax-cross-entropy", 3],
      ["softmax-cross-entropy", 2],
      ["mean-squared-error", 2],
    ),
    optimizer,
  })
  .map(({ hidden, problem: [loss, classes], ...rest }) => ({
    ...rest,
    classes,
    settings: { hidden, loss, initialization: { kind: "xavier-normal", scale: 1 } },
  }));
