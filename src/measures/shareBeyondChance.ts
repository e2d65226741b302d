import { isAboveLimit } from "../statistics/chanceBand.ts";
import type { BatchDriftSeries } from "../tracking/observations/batchDrift.ts";
import { overSd } from "./units.ts";

/**
 * Share of the units and steps of every layer whose shift from batch to batch is above what 1 in 20 pairs of uniform
 * batches exceeds in the same network, at the steps that have such a band; 5 % by chance, less where distances tie.
 */
export function shareBeyondChance({
  steps,
  layers,
  band,
}: BatchDriftSeries): { readonly layer: number; readonly value: number }[] {
  return layers.map(({ units, absolute, pooledSd }, index) => {
    const distances = overSd(absolute, pooledSd);
    const { unit95 } = band.layers[index]!;
    let beyond = 0;
    let count = 0;
    band.steps.forEach((step, at) => {
      const from = steps.indexOf(step) * units;
      for (let unit = 0; unit < units; unit++) {
        const distance = distances[from + unit]!;
        const limit = unit95[at * units + unit]!;
        if (Number.isNaN(distance) || Number.isNaN(limit)) continue;
        count++;
        if (isAboveLimit(distance, limit)) beyond++;
      }
    });
    return { layer: index + 1, value: count === 0 ? Number.NaN : beyond / count };
  });
}
