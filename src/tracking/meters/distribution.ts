import { type Matrix, rowOf } from "../../matrix.ts";
import { createActivation } from "../../network/activation.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import { createAscendingSort } from "../../statistics/ascendingSort.ts";
import { mean, populationVariance, skewness } from "../../statistics/moments.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { type Filled, float32, type Series } from "../columns.ts";

/** Levels of the stored quantiles: 0, 0.025, …, 1 (5, 15, 50, 85 and 95 % among them). */
export const quantileLevels: readonly number[] = Array.from({ length: 41 }, (_, index) => index / 40);

/** What is kept of every unit of a layer, in single precision. */
export const distributionColumns = ({ units }: HiddenLayerSettings) => ({
  units,
  mean: float32(units),
  sd: float32(units),
  skewness: float32(units),
  /** [(step · units + unit) · 41 + level]; the first is the minimum, the last the maximum. */
  quantiles: float32(units * quantileLevels.length),
  /** Share of samples where |f′| is below 5 % of its maximum. */
  saturated: float32(units),
});

export type UnitLayerSeries = Filled<ReturnType<typeof distributionColumns>>;

/** The distribution of every hidden unit at each step. */
export type UnitSeries = Series<{ readonly layers: readonly ReturnType<typeof distributionColumns>[] }>;

/**
 * Mean, population sd, skewness, 41 quantiles (type 7) and the share of saturated samples of each unit.
 *
 * A sample is saturated where |f′(input)| is below 5 % of the greatest slope of the activation f; a relu is where it
 * is off.
 */
export interface DistributionMeter {
  /** Writes those of every layer's matrix (units × samples) as row `seen` of its columns. */
  measure(matrices: readonly Matrix[], into: readonly UnitLayerSeries[], seen: number): void;
}

export function createDistributionMeter(
  hidden: readonly HiddenLayerSettings[],
  samples: number,
): DistributionMeter {
  const levels = quantileLevels.length;
  const slopes = hidden.map(({ activation }) => createActivation(activation));
  const sorted = new Float64Array(samples);
  const sort = createAscendingSort(samples);
  const quantiles = new Float64Array(levels);
  return {
    measure(matrices, into, seen) {
      matrices.forEach((matrix, index) => {
        const layer = into[index]!;
        const slope = slopes[index]!;
        for (let unit = 0; unit < matrix.rows; unit++) {
          const at = seen * layer.units + unit;
          sorted.set(rowOf(matrix, unit));
          sort(sorted);
          layer.mean[at] = mean(sorted);
          layer.sd[at] = Math.sqrt(populationVariance(sorted));
          layer.skewness[at] = layer.sd[at]! > 0 ? skewness(sorted) : Number.NaN;
          quantilesOfSorted(sorted, quantileLevels, quantiles);
          layer.quantiles.set(quantiles, at * levels);
          layer.saturated[at] = shareSaturated(sorted, slope.derivative, slope.maxDerivative);
        }
      });
    },
  };
}

function shareSaturated(
  inputs: Float64Array,
  derivative: (x: number) => number,
  maxDerivative: number,
): number {
  let saturated = 0;
  for (const input of inputs) if (Math.abs(derivative(input)) < 0.05 * maxDerivative) saturated++;
  return saturated / inputs.length;
}
