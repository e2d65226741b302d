import fc from "fast-check";
import type { BatchNormSettings, BatchRenormSettings } from "../../src/network/normalizations/settings.ts";
import type { ActivationSettings, LossName, NetworkSettings } from "../../src/network/settings.ts";
import type { OptimizerSettings } from "../../src/optimizers/settings.ts";

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
const epsilon = fc.constantFrom(1e-5, 1e-3);

const batchNorm = fc.record({
  kind: fc.constant("batch" as const),
  placement,
  epsilon,
  epsilonPlacement: fc.constantFrom("inside-root" as const, "added-to-sd" as const),
  divideBy: fc.constantFrom("m" as const, "m-1" as const),
  momentum: fc.constantFrom(0.1, 0.9),
  momentumConvention: fc.constantFrom("pytorch" as const, "keras" as const),
  runningVariance: fc.constantFrom("unbiased" as const, "biased" as const),
  center: fc.boolean(),
  scale: fc.boolean(),
  affine: fc.boolean(),
  virtualBatch: fc.constantFrom(null, null, 2, 3),
  perSubset: fc.boolean(),
  noise: fc.constantFrom(null, { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 }),
  freezeStatisticsFrom: fc.constantFrom(null, null, 1, 3),
}) satisfies fc.Arbitrary<BatchNormSettings>;

const batchRenorm = fc.record({
  kind: fc.constant("batch-renorm" as const),
  placement,
  epsilon,
  momentum: fc.constantFrom(0.01, 0.5),
  rMax: fc.constantFrom(1, 3),
  dMax: fc.constantFrom(0, 5),
  warmUp: fc.constantFrom(null, { plainUntil: 1, rMaxAt: 3, dMaxAt: 2 }),
}) satisfies fc.Arbitrary<BatchRenormSettings>;

const groups = fc.integer({ min: 1, max: 3 });

const normalization = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom({ kind: "none" as const }, { kind: "weight" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("layer" as const), placement, epsilon }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("group" as const), groups, placement, epsilon }) },
  { weight: 1, arbitrary: batchNorm.map((norm) => ({ ...norm, virtualBatch: null, perSubset: false })) },
  { weight: 1, arbitrary: batchNorm },
  { weight: 1, arbitrary: batchRenorm },
);

const hiddenLayer = fc
  .record({
    units: fc.integer({ min: 1, max: 7 }),
    activation,
    normalization,
    bias: fc.boolean(),
    dropout: fc.constantFrom(0, 0, 0.4),
    frozen: fc.oneof(fc.boolean(), fc.record({ weights: fc.boolean(), affine: fc.boolean() })),
  })
  .map((layer) => {
    const { kind } = layer.normalization;
    return kind === "group" ? { ...layer, units: layer.units * layer.normalization.groups } : layer;
  });

const weightDecay = fc.constantFrom(0, 0.01, { weights: 0.1, bias: 0, affine: 0.02 });
const moments = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3 };

const optimizer: fc.Arbitrary<OptimizerSettings> = fc.oneof(
  fc.constant({ kind: "sgd" as const, learningRate: 0.05 }),
  fc.constant({
    kind: "sgd" as const,
    learningRate: 0.1,
    schedule: { kind: "step" as const, every: 2, factor: 0.5 },
  }),
  weightDecay.map((decay) => ({ kind: "sgd" as const, learningRate: 0.05, weightDecay: decay })),
  fc.record({
    kind: fc.constant("momentum" as const),
    learningRate: fc.constant(0.02),
    momentum: fc.constant(0.9),
    dampening: fc.constantFrom(0, 0.3),
    weightDecay,
  }),
  weightDecay.map((decay) => ({
    kind: "nesterov" as const,
    learningRate: 0.02,
    momentum: 0.9,
    weightDecay: decay,
  })),
  fc.record({
    kind: fc.constant("rmsprop" as const),
    learningRate: fc.constant(0.01),
    decay: fc.constant(0.9),
    epsilon: fc.constant(1e-3),
    centered: fc.boolean(),
    momentum: fc.constantFrom(0, 0.5),
    weightDecay,
  }),
  weightDecay.map((decay) => ({ kind: "adam" as const, ...moments, weightDecay: decay })),
  weightDecay.map((decay) => ({ kind: "adamw" as const, ...moments, weightDecay: decay })),
);

export interface RandomTraining {
  readonly seed: number;
  readonly inputs: number;
  readonly classes: number;
  readonly batchSize: number;
  readonly settings: NetworkSettings;
  readonly optimizer: OptimizerSettings;
}

/** Trainings of small networks of every kind: odd widths and odd batches among them. */
export const randomTraining: fc.Arbitrary<RandomTraining> = fc
  .record({
    seed: fc.nat(),
    inputs: fc.integer({ min: 1, max: 5 }),
    batchSize: fc.integer({ min: 2, max: 9 }),
    hidden: fc.array(hiddenLayer, { maxLength: 4 }),
    frozenOutput: fc.boolean(),
    problem: fc.constantFrom<[LossName, number]>(
      ["sigmoid-cross-entropy", 2],
      ["softmax-cross-entropy", 3],
      ["softmax-cross-entropy", 2],
      ["mean-squared-error", 2],
    ),
    optimizer,
  })
  .map(({ hidden, frozenOutput, problem: [loss, classes], ...rest }) => ({
    ...rest,
    classes,
    settings: { hidden, loss, frozenOutput, initialization: { kind: "xavier-normal", scale: 1 } },
  }));
