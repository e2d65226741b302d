import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { copyMatrix, padded, paddedLength, rowOf } from "../../matrix.ts";
import type { HiddenActivity } from "../../network/hiddenActivity.ts";
import { medianOfSorted } from "../../statistics/median.ts";
import { createPairedResamples, resampleNumbers } from "../../statistics/pairedResamples.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { createColumns, float64, type Series } from "../columns.ts";
import type { Scene } from "../scene.ts";

const LAGS = 12;
const RESAMPLES = 100;

/** 95 % bootstrap interval of a layer's normalized drift over the lag that ends at the step. */
const intervalColumns = (layers: number) => ({
  layers: Array.from({ length: layers }, () => ({ low: float64(), high: float64() })),
});

export type DriftUncertainty = Series<ReturnType<typeof intervalColumns>>;

export interface DriftUncertaintyMeter {
  /** The activity of the probe at the start of the first lag, or at the end of lag number `lag`. */
  add(activity: readonly HiddenActivity[], lag: number): void;
  series(): DriftUncertainty | null;
}

/**
 * How sure the drift is, given that the probe is a sample of flowers: the 95 % interval of a layer's drift (the median of
 * its units' Wasserstein-1 over their pooled sd) over paired bootstrap resamples of the flowers, the same flowers at both
 * ends of the lag and in all units. At twelve lags, in runs that the report details: the rest has bands over seeds.
 */
export function createDriftUncertainty(scene: Scene, ends: Int32Array): DriftUncertaintyMeter {
  if (!scene.detailed || ends.length === 0) return { add() {}, series: () => null };
  const samples = scene.probe.data.size;
  const { hidden } = scene.network.settings;
  const closing = chosenLags(ends.length);
  const store = createColumns(
    Int32Array.from(closing, (lag) => ends[lag - 1]!),
    intervalColumns(hidden.length),
  );
  const units = hidden.map((layer) => layer.units);
  const most = Math.max(0, ...units);
  const befores = units.reduce((sum, each) => sum + each * paddedLength(samples), 0);
  const kernels = kernelsFor(
    [scene.probe],
    befores + resampleNumbers(samples, RESAMPLES, most) + RESAMPLES * paddedLength(most),
  );
  const stream = scene.stream.child("drift-bootstrap");
  const resamples = createPairedResamples(samples, RESAMPLES, stream, most, kernels);
  const layers = units.map((each) => padded(each, samples, kernels.allocate));
  /** (resamples × units) */
  const drifts = padded(RESAMPLES, most, kernels.allocate);
  const ofLayer = new Float64Array(RESAMPLES);
  const interval = new Float64Array(2);
  return {
    add(activity, lag) {
      if (closing[store.seen] === lag) {
        layers.forEach((before, index) => {
          const ofUnits = { ...drifts, columns: before.rows };
          resamples.drift(before, activity[index]!.unitInput, ofUnits);
          kernels.sortRows(ofUnits, ofUnits);
          for (let resample = 0; resample < RESAMPLES; resample++)
            ofLayer[resample] = medianOfSorted(rowOf(ofUnits, resample));
          quantilesOfSorted(ofLayer.sort(), [0.025, 0.975], interval);
          const { low, high } = store.columns.layers[index]!;
          low[store.seen] = interval[0]!;
          high[store.seen] = interval[1]!;
        });
        store.seen++;
      }
      if (closing[store.seen] === lag + 1)
        layers.forEach((before, index) => {
          copyMatrix(activity[index]!.unitInput, before);
        });
    },
    series: store.series,
  };
}

/** Twelve of the lags 1 … pairs, the first and the last among them. */
function chosenLags(pairs: number): number[] {
  const count = Math.min(LAGS, pairs);
  if (count === 1) return [1];
  return Array.from({ length: count }, (_, at) => 1 + Math.round((at * (pairs - 1)) / (count - 1)));
}
