import { zeros } from "../../src/matrix.ts";
import { createNetwork, type Network } from "../../src/network/network.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import type { ActivationName } from "../../src/network/settings.ts";
import { randomStream } from "../../src/random.ts";

export const batchSize = 12;
const inputs = 3;

const stream = randomStream("three layers");
/** A batch, and classes that nothing explains. */
export const batch = zeros(inputs, batchSize);
batch.values.set(Float64Array.from(batch.values, () => stream.normal()));
export const labels = Float64Array.from({ length: batchSize }, () => stream.integer(2));

/** 3 → 6 → 5 → 1. */
export function threeLayers(
  activation: ActivationName,
  normalization: NormalizationSettings = { kind: "none" },
): Network {
  const hidden = [6, 5].map((units) => ({ units, activation, normalization, bias: true }));
  const initialization = { kind: "xavier-normal", scale: 1 } as const;
  return createNetwork(inputs, { hidden, initialization }, randomStream("weights"));
}
