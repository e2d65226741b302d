import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { type Matrix, paddedLength } from "../../matrix.ts";
import { createActivation } from "../../network/activation.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import { skewnessOfMoments } from "../../statistics/moments.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { type Filled, float32, type Series } from "../columns.ts";
import { createSortedRows, type Observed } from "../sortedRows.ts";
import { saturatedRanges, shareWithin } from "./saturation.ts";

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

/** For matrices of the hidden layers of a pass or a trainer, on its kernels. */
export function createDistributionMeter(
  observed: Observed,
  hidden: readonly HiddenLayerSettings[],
): DistributionMeter {
  const levels = quantileLevels.length;
  const saturated = hidden.map(({ activation }) => saturatedRanges(createActivation(activation)));
  const sortedRows = createSortedRows(observed);
  const most = Math.max(0, ...hidden.map(({ units }) => units));
  const kernels = kernelsFor([observed], 3 * paddedLength(most));
  const [center, second, third] = [kernels.allocate(most), kernels.allocate(most), kernels.allocate(most)];
  return {
    measure(matrices, into, seen) {
      matrices.forEach((matrix, index) => {
        const layer = into[index]!;
        const sorted = sortedRows(matrix);
        kernels.rowMoments(matrix, center, second, third);
        for (let unit = 0; unit < matrix.rows; unit++) {
          const at = seen * layer.units + unit;
          const row = sorted[unit]!;
          layer.mean[at] = center[unit]!;
          layer.sd[at] = Math.sqrt(second[unit]!);
          const varies = row[0]! < row[row.length - 1]! && layer.sd[at]! > 0;
          layer.skewness[at] = varies
            ? skewnessOfMoments(center[unit]!, second[unit]!, third[unit]!)
            : Number.NaN;
          quantilesOfSorted(row, quantileLevels, layer.quantiles, at * levels);
          layer.saturated[at] = shareWithin(row, saturated[index]!);
        }
      });
    },
  };
}
