import { rowOf } from "../matrix.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";
import { median } from "../statistics/median.ts";
import { createPairedResamples } from "../statistics/pairedResamples.ts";
import { quantilesOfSorted } from "../statistics/quantiles.ts";
import type { Scene } from "./instrument.ts";
import type { DriftUncertainty } from "./shiftRecord.ts";

const LAGS = 12;
const RESAMPLES = 100;

export interface DriftUncertaintyRecorder {
  /** The activity of the probe at observation number `seen` of the drift's grid. */
  add(activity: readonly HiddenActivity[], seen: number): void;
  series(grid: Int32Array, pairs: number): DriftUncertainty | null;
}

/**
 * How sure the drift is, given that the probe is a sample of flowers: the 95 % interval of a layer's drift (the median of
 * its units' Wasserstein-1 over their pooled sd) over paired bootstrap resamples of the flowers, the same flowers at both
 * ends of the lag and in all units. At twelve lags, in runs that the report details: the rest has bands over seeds.
 */
export function createDriftUncertainty(scene: Scene, pairs: number): DriftUncertaintyRecorder {
  if (!scene.detailed || pairs === 0) return { add() {}, series: () => null };
  const samples = scene.probe.data.size;
  const closing = chosenLags(pairs);
  const resamples = createPairedResamples(samples, RESAMPLES, scene.stream.child("drift-bootstrap"));
  const layers = scene.network.settings.hidden.map(({ units }) => ({
    before: new Float64Array(units * samples),
    low: new Float64Array(closing.length),
    high: new Float64Array(closing.length),
    drifts: Array.from({ length: units }, () => new Float64Array(RESAMPLES)),
  }));
  const ofLayer = new Float64Array(RESAMPLES);
  const interval = new Float64Array(2);
  let next = 0;
  return {
    add(activity, seen) {
      if (closing[next] === seen) {
        layers.forEach(({ before, drifts, low, high }, index) => {
          const { unitInput } = activity[index]!;
          drifts.forEach((drift, unit) => {
            resamples.drift(
              before.subarray(unit * samples, (unit + 1) * samples),
              rowOf(unitInput, unit),
              drift,
            );
          });
          for (let resample = 0; resample < RESAMPLES; resample++)
            ofLayer[resample] = median(drifts.map((drift) => drift[resample]!));
          quantilesOfSorted(ofLayer.sort(), [0.025, 0.975], interval);
          low[next] = interval[0]!;
          high[next] = interval[1]!;
        });
        next++;
      }
      if (closing[next] === seen + 1)
        layers.forEach(({ before }, index) => {
          before.set(activity[index]!.unitInput.values);
        });
    },
    series: (grid, done) => {
      const kept = closing.filter((pair) => pair <= done);
      return {
        steps: Int32Array.from(kept, (pair) => grid[pair]!),
        layers: layers.map(({ low, high }) => ({
          low: low.slice(0, kept.length),
          high: high.slice(0, kept.length),
        })),
      };
    },
  };
}

/** Twelve of the lags 1 … pairs, the first and the last among them. */
function chosenLags(pairs: number): number[] {
  const count = Math.min(LAGS, pairs);
  if (count === 1) return [1];
  return Array.from({ length: count }, (_, at) => 1 + Math.round((at * (pairs - 1)) / (count - 1)));
}
