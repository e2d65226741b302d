import { median } from "../statistics/median.ts";
import type { DriftLayerSeries } from "../tracking/observations/drift.ts";
import { overSd } from "./units.ts";

/** Drift over the pooled sd, [step · units + unit]; NaN where the sd is below 10⁻³ (marked, not divided). */
export function normalizedDrift(layer: Pick<DriftLayerSeries, "absolute" | "pooledSd">): Float32Array {
  return overSd(layer.absolute, layer.pooledSd);
}

/** Per unit the mean (or sum) over the steps of its defined values, then the median over the units. */
export function overStepsThenUnits(values: Float32Array, units: number, how: "mean" | "sum"): number {
  const perUnit = Float64Array.from({ length: units }, (_, unit) => {
    let sum = 0;
    let count = 0;
    for (let at = unit; at < values.length; at += units) {
      if (Number.isNaN(values[at]!)) continue;
      sum += values[at]!;
      count++;
    }
    if (count === 0) return Number.NaN;
    return how === "mean" ? sum / count : sum;
  });
  return median(perUnit);
}
