import type { ReportModel } from "./reportModel.ts";

/**
 * A unit as it holds for the losses of a report: cross-entropies are in nats, squared errors are not.
 *
 * @example
 *   inLossUnits({ shown: [{ settings: { network: { loss: "mean-squared-error" } } }] }, "nats per unit of weight")
 *   // "squared error per unit of weight"
 */
export function inLossUnits({ shown }: Pick<ReportModel, "shown">, unit: string): string {
  const squared = shown.filter(({ settings: { network } }) => network.loss === "mean-squared-error").length;
  if (squared === 0) return unit;
  return unit.replace("nats", squared === shown.length ? "squared error" : "nats or squared error");
}
