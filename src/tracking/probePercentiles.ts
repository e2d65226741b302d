import { quantilesOfSorted } from "../statistics/quantiles.ts";
import { createRankSelection } from "../statistics/rankSelection.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { PercentileSeries } from "./record.ts";

/**
 * A few exact percentiles (type 7) of every hidden unit's input on the probe set, in inference mode, without sorting the
 * whole of it.
 *
 * @param levels ascending, 0 … 1
 */
export function observeProbePercentiles(
  { probe, network }: Pick<Scene, "probe" | "network">,
  steps: Int32Array,
  levels: readonly number[],
): Instrument<PercentileSeries> {
  const samples = probe.data.size;
  const selection = createRankSelection(samples, ranksOf(levels, samples));
  const perUnit = levels.length;
  const layers = network.hidden.map(({ dense }) => new Float64Array(steps.length * dense.units * perUnit));
  let seen = 0;
  return {
    steps,
    observe(step) {
      const activity = probe.activityAt(step);
      for (let index = 0; index < layers.length; index++) {
        const { rows, values } = activity[index]!.unitInput;
        for (let unit = 0; unit < rows; unit++) {
          const selected = selection.select(values, unit * samples);
          quantilesOfSorted(selected, levels, layers[index]!, (seen * rows + unit) * perUnit);
        }
      }
      seen++;
    },
    block: () => ({
      steps: steps.slice(0, seen),
      layers: layers.map((values) => values.subarray(0, (values.length / (steps.length || 1)) * seen)),
    }),
  };
}

/** The ranks between which the levels lie. */
function ranksOf(levels: readonly number[], samples: number): number[] {
  const ranks = levels.flatMap((level) => {
    const below = Math.floor(level * (samples - 1));
    return [below, Math.min(below + 1, samples - 1)];
  });
  return [...new Set(ranks)].sort((a, b) => a - b);
}
