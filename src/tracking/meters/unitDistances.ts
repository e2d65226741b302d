import { rowOf } from "../../matrix.ts";
import type { HiddenActivity } from "../../network/hiddenActivity.ts";
import { createAscendingSort } from "../../statistics/ascendingSort.ts";
import { populationVariance } from "../../statistics/moments.ts";
import { wasserstein1OfSorted } from "../../statistics/wasserstein1.ts";

/** Remembers what the units of every layer received. */
export function keepInputs(
  layers: readonly { readonly units: number; readonly distances: UnitDistances }[],
  activity: readonly HiddenActivity[],
): void {
  activity.forEach(({ unitInput }, index) => {
    const { units, distances } = layers[index]!;
    for (let unit = 0; unit < units; unit++) distances.keep(unit, rowOf(unitInput, unit));
  });
}

/** Distances between one batch and the next, unit by unit. */
interface UnitDistances {
  keep(unit: number, inputs: Float64Array): void;
  /** Wasserstein-1 to what was kept, and the pooled sd. */
  to(unit: number, inputs: Float64Array): [number, number];
}

export function createUnitDistances(units: number, samples: number): UnitDistances {
  const kept = Array.from({ length: units }, () => new Float64Array(samples));
  const variance = new Float64Array(units);
  const now = new Float64Array(samples);
  const sort = createAscendingSort(samples);
  return {
    keep(unit, inputs) {
      kept[unit]!.set(inputs);
      sort(kept[unit]!);
      variance[unit] = populationVariance(kept[unit]!);
    },
    to(unit, inputs) {
      now.set(inputs);
      sort(now);
      const pooled = (variance[unit]! + populationVariance(now)) / 2;
      return [wasserstein1OfSorted(kept[unit]!, now), Math.sqrt(pooled)];
    },
  };
}
