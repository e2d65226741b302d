import type { Matrix } from "../matrix.ts";
import { createActivation } from "../network/activation.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";
import type { HiddenLayerSettings } from "../network/settings.ts";
import { createAscendingSort } from "../statistics/ascendingSort.ts";
import { mean, populationVariance, skewness } from "../statistics/moments.ts";
import { quantilesOfSorted } from "../statistics/quantiles.ts";
import { quantileLevels, type UnitLayerSeries, type UnitSeries } from "./record.ts";

/** Collects the distribution of every unit of a network, snapshot by snapshot, into arrays made once. */
export interface DistributionSeries {
  add(snapshot: number, layers: readonly Matrix[]): void;
  series(steps: Int32Array): UnitSeries;
}

/**
 * Mean, population sd, skewness, 41 quantiles (type 7) and the share of saturated samples of each unit.
 *
 * A sample is saturated where |f′(input)| is below 5 % of the greatest slope of the activation f; a relu is where it
 * is off.
 */
export function createDistributionSeries(
  hidden: readonly HiddenLayerSettings[],
  samples: number,
  snapshots: number,
): DistributionSeries {
  const levels = quantileLevels.length;
  const slopes = hidden.map(({ activation }) => createActivation(activation));
  const layers = hidden.map(({ units }) => emptyLayer(units, snapshots));
  const sorted = new Float64Array(samples);
  const sort = createAscendingSort(samples);
  const quantiles = new Float64Array(levels);
  return {
    add(snapshot, matrices) {
      matrices.forEach((matrix, index) => {
        const layer = layers[index]!;
        const slope = slopes[index]!;
        for (let unit = 0; unit < matrix.rows; unit++) {
          const at = snapshot * layer.units + unit;
          sorted.set(matrix.values.subarray(unit * samples, (unit + 1) * samples));
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
    series: (steps) => ({ steps, layers: layers.map((layer) => firstSnapshots(layer, steps.length)) }),
  };
}

/** The matrices of a pass that an instrument is after. */
export const preActivations = (activity: readonly HiddenActivity[]) =>
  activity.map(({ preActivation }) => preActivation);
export const unitInputs = (activity: readonly HiddenActivity[]) => activity.map(({ unitInput }) => unitInput);

function emptyLayer(units: number, snapshots: number) {
  const perUnit = () => new Float32Array(snapshots * units);
  return {
    units,
    mean: perUnit(),
    sd: perUnit(),
    skewness: perUnit(),
    quantiles: new Float32Array(snapshots * units * quantileLevels.length),
    saturated: perUnit(),
  };
}

function firstSnapshots(layer: UnitLayerSeries, snapshots: number): UnitLayerSeries {
  const perUnit = (values: Float32Array) => values.slice(0, snapshots * layer.units);
  return {
    units: layer.units,
    mean: perUnit(layer.mean),
    sd: perUnit(layer.sd),
    skewness: perUnit(layer.skewness),
    quantiles: layer.quantiles.slice(0, snapshots * layer.units * quantileLevels.length),
    saturated: perUnit(layer.saturated),
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
