import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations } from "../../src/network/activation.ts";
import { createNetwork } from "../../src/network/network.ts";
import type { BatchNormSettings } from "../../src/network/normalizations/settings.ts";
import type { ActivationName } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";
import { pytorchNorm } from "./reference.ts";

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
  placement: (typeof placements)[number],
  switches: Pick<BatchNormSettings, "epsilonPlacement" | "divideBy">,
) {
  const stream = randomStream(`${seed}`);
  const normalization =
    placement === "none"
      ? { kind: "none" as const }
      : { ...pytorchNorm, ...switches, placement, epsilon: 0.05 };
  const network = createNetwork(
    inputs,
    {
      hidden: widths.map((units) => ({ units, activation, normalization, bias })),
      initialization: { kind: "xavier-normal", scale: 1.5 },
    },
    stream,
  );
  for (const { name, values } of network.parameters) {
    if (name.endsWith("weights")) continue;
    for (let j = 0; j < values.length; j++) values[j] = values[j]! + 0.4 * stream.normal();
  }
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.1 }, samples);
  for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
  for (let n = 0; n < samples; n++) trainer.labels[n] = stream.integer(2);
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

describe("the gradient equals central differences", () => {
  it.each(combinations)(
    "$activation, norm $placement, ε $epsilonPlacement, ÷ $divideBy",
    ({ activation, placement, ...switches }) => {
      let compared = 0;
      fc.assert(
        fc.property(shape, (drawn) => {
          const { network, trainer } = trainerOf(drawn, activation, placement, switches);
          trainer.forwardBackward();
          fc.pre(!kinked.includes(activation) || !nearKink(trainer));
          fc.pre(!nearConstant(trainer));
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
        }),
        { seed: 8, numRuns: 15, maxSkipsPerRun: 1000 },
      );
      expect(compared).toBeGreaterThan(100);
    },
  );
});
