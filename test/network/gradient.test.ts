import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations } from "../../src/network/activation.ts";
import type { HiddenBuffers } from "../../src/network/hiddenActivity.ts";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings, NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { ActivationName, LossName } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";

const activationNames = Object.keys(activations) as ActivationName[];
/** Where the slope, or the slope of the slope, jumps at 0. */
const kinked: readonly ActivationName[] = ["relu", "leaky-relu", "elu"];
const placements = ["none", "before", "after"] as const;
const epsilonPlacements = ["inside-root", "added-to-sd"] as const;
const divisors = ["m", "m-1"] as const;

const combinations = activationNames.flatMap((activation) =>
  placements.flatMap((placement) =>
    epsilonPlacements.flatMap((epsilonPlacement) =>
      divisors
        .filter(() => placement !== "none" || epsilonPlacement === "inside-root")
        .filter((divideBy) => placement !== "none" || divideBy === "m")
        .map((divideBy) => ({ activation, placement, epsilonPlacement, divideBy })),
    ),
  ),
);

const shape = fc.record({
  inputs: fc.integer({ min: 1, max: 3 }),
  widths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
  samples: fc.integer({ min: 3, max: 7 }),
  bias: fc.boolean(),
  seed: fc.nat({ max: 10_000 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function trainerOf(
  { inputs, widths, samples, bias, seed }: Shape,
  activation: ActivationName,
  normalization: NormalizationSettings,
  loss: LossName = "sigmoid-cross-entropy",
  classes = 2,
) {
  const stream = randomStream(`${seed}`);
  const network = createNetwork(
    inputs,
    {
      hidden: widths.map((units) => ({ units, activation, normalization, bias })),
      initialization: { kind: "xavier-normal", scale: 1.5 },
      loss,
    },
    stream,
    classes,
  );
  for (const { name, values } of network.parameters) {
    if (name.endsWith("weights") || name.endsWith("directions")) continue;
    for (let j = 0; j < values.length; j++) values[j] = values[j]! + 0.4 * stream.normal();
  }
  const still = { kind: "sgd", learningRate: 0 } as const;
  const trainer = createTrainer(network, still, samples, 1, stream.child("noise"));
  for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
  for (let n = 0; n < samples; n++) trainer.labels[n] = stream.integer(classes);
  for (let n = 0; n < samples; n++) trainer.subsets[n] = stream.integer(2);
  return { network, trainer };
}

/** An activation within reach of its kink has no central difference. */
function nearKink(trainer: ReturnType<typeof trainerOf>["trainer"]): boolean {
  return trainer.hidden.some(({ unitInput }) => unitInput.values.some((x) => Math.abs(x) < 1e-3));
}

/** A standard deviation near 0 has next to no linear neighbourhood. */
function nearConstant(trainer: ReturnType<typeof trainerOf>["trainer"]): boolean {
  return trainer.hidden.some(({ variance }) => variance?.some((v) => v < 1e-3) ?? false);
}

/** Compares every parameter's gradient; returns how many there were. */
function compareGradients({ network, trainer }: ReturnType<typeof trainerOf>): number {
  let compared = 0;
  trainer.forwardBackward();
  const gradients = network.parameters.map(({ gradient }) => gradient.slice());
  network.parameters.forEach(({ name, values }, p) => {
    const h = 1e-5;
    values.forEach((value, j) => {
      values[j] = value + h;
      const above = trainer.forwardBackward();
      values[j] = value - h;
      const below = trainer.forwardBackward();
      values[j] = value;
      const difference = (above - below) / (2 * h);
      const deviation = Math.abs(gradients[p]![j]! - difference);
      expect(deviation, `${name}[${j}]`).toBeLessThan(2e-7 * Math.max(1, Math.abs(difference)));
      compared++;
    });
  });
  return compared;
}

describe("the gradient equals central differences", () => {
  it.each(combinations)(
    "$activation, norm $placement, ε $epsilonPlacement, ÷ $divideBy",
    ({ activation, placement, ...switches }) => {
      const normalization: NormalizationSettings =
        placement === "none" ? { kind: "none" } : { ...pytorchNorm, ...switches, placement, epsilon: 0.05 };
      let compared = 0;
      fc.assert(
        fc.property(shape, (drawn) => {
          const made = trainerOf(drawn, activation, normalization);
          made.trainer.forwardBackward();
          fc.pre(!kinked.includes(activation) || !nearKink(made.trainer));
          fc.pre(!nearConstant(made.trainer));
          compared += compareGradients(made);
        }),
        { seed: 8, numRuns: 15, maxSkipsPerRun: 1000 },
      );
      expect(compared).toBeGreaterThan(100);
    },
  );
});

const noise = { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 };
const ladder: [string, Partial<BatchNormSettings>][] = [
  ["centre only", { scale: false }],
  ["scale only", { center: false }],
  ["scale only, ε added to σ, ÷ m − 1", { center: false, epsilonPlacement: "added-to-sd", divideBy: "m-1" }],
  ["without affine", { affine: false }],
  ["virtual batches of 2", { virtualBatch: 2 }],
  ["virtual batches of 3, ÷ m − 1", { virtualBatch: 3, divideBy: "m-1" }],
  ["virtual batches of 2, ε added to σ", { virtualBatch: 2, epsilonPlacement: "added-to-sd" }],
  ["virtual batches, scale only", { virtualBatch: 3, center: false }],
  ["virtual batches, centre only", { virtualBatch: 3, scale: false }],
  ["each subset by itself", { perSubset: true }],
  ["each subset by itself, frozen", { perSubset: true, freezeStatisticsFrom: 2 }],
  ["frozen", { freezeStatisticsFrom: 2 }],
  ["frozen, ε added to σ", { freezeStatisticsFrom: 2, epsilonPlacement: "added-to-sd" }],
  ["noisy", { noise }],
  ["noisy, virtual batches", { noise, virtualBatch: 2 }],
];
const others = (placement: "before" | "after"): [string, NormalizationSettings][] => [
  ["layer norm", { kind: "layer", placement, epsilon: 0.05 }],
  // With r and d at their limits everywhere they are constants for the differences, too.
  [
    "batch renormalization at its limits",
    { kind: "batch-renorm", placement, epsilon: 0.05, momentum: 0.1, rMax: 1.5, dMax: 0.3, warmUp: null },
  ],
  ["weight norm", { kind: "weight" }],
];
const norms = (["before", "after"] as const).flatMap((placement) => [
  ...ladder.map(([name, switches]) => ({
    name: `${name}, ${placement}`,
    normalization: { ...pytorchNorm, ...switches, placement, epsilon: 0.05 } as NormalizationSettings,
  })),
  ...others(placement).map(([name, normalization]) => ({ name: `${name}, ${placement}`, normalization })),
]);

/** A group of two that lie close together has a small standard deviation, too. */
function nearConstantGroup(trainer: ReturnType<typeof trainerOf>["trainer"]): boolean {
  return trainer.hidden.some((activity) => {
    const { groups } = (activity as HiddenBuffers).batchNorm ?? { groups: null };
    return groups?.variance.some((v) => v < 1e-2) ?? false;
  });
}

/** Whether every r and d of the last batch stands at a limit. */
function atLimits(trainer: ReturnType<typeof trainerOf>["trainer"]): boolean {
  return trainer.hidden.every((activity) => {
    const { renorm } = (activity as HiddenBuffers).batchNorm ?? { renorm: null };
    return !renorm || (renorm.r.every((r) => r === 1.5) && renorm.d.every((d) => Math.abs(d) === 0.3));
  });
}

describe("the gradient of every other norm equals central differences", () => {
  it.each(norms)("$name", ({ normalization }) => {
    let compared = 0;
    fc.assert(
      fc.property(shape, fc.constantFrom("tanh" as const, "gelu" as const), (drawn, activation) => {
        const made = trainerOf(drawn, activation, normalization);
        made.trainer.step();
        if (normalization.kind === "batch-renorm") {
          for (const { norm } of made.network.hidden) {
            norm!.runningVariance.fill(1e-6 - 0.05);
            norm!.runningMean.fill(-3);
          }
        }
        made.trainer.forwardBackward();
        fc.pre(atLimits(made.trainer) && !nearConstant(made.trainer) && !nearConstantGroup(made.trainer));
        compared += compareGradients(made);
      }),
      { seed: 8, numRuns: 15, maxSkipsPerRun: 1000 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe("the gradient of every other loss equals central differences", () => {
  it.each([
    ["softmax-cross-entropy", 2],
    ["softmax-cross-entropy", 3],
    ["softmax-cross-entropy", 5],
    ["mean-squared-error", 2],
  ] as const)("%s, %i classes", (loss, classes) => {
    let compared = 0;
    fc.assert(
      fc.property(shape, (drawn) => {
        compared += compareGradients(trainerOf(drawn, "tanh", { kind: "none" }, loss, classes));
      }),
      { seed: 8, numRuns: 15 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
