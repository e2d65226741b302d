import type { Variant } from "../scenario/scenario.ts";

/**
 * A unit as it holds for the losses of some variants: cross-entropies are in nats, squared errors are not.
 *
 * @example
 *   inLossUnits([{ settings: { network: { loss: "mean-squared-error" } } }], "nats per unit of weight")
 *   // "squared error per unit of weight"
 */
export function inLossUnits(variants: readonly Pick<Variant, "settings">[], unit: string): string {
  if (!unit.includes("nats")) return unit;
  const squared = variants.filter(
    ({ settings: { network } }) => network.loss === "mean-squared-error",
  ).length;
  if (squared === 0) return unit;
  return unit.replace("nats", squared === variants.length ? "squared error" : "nats or squared error");
}
