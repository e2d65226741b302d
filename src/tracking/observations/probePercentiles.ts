import type { HiddenLayerSettings } from "../../network/settings.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";
import type { ProbeSet } from "../probeSet.ts";
import { createSortedRows } from "../sortedRows.ts";

/** The levels of the percentiles of a record. */
export const percentileLevels = [0.15, 0.5, 0.85] as const;

/** [(step · units + unit) · levels + level] */
export const percentileColumns = (hidden: readonly HiddenLayerSettings[], levels: number) => ({
  layers: hidden.map(({ units }) => float64(units * levels)),
});

/** A few exact percentiles (type 7) of every hidden unit's input on the probe set, in inference mode. */
export const probePercentiles = observation({
  usually: { at: "snapshots" },
  detail: "request",
  passes: 1.5,
  bytes: ({ units }) => 24 * units,
  columns: ({ hidden }) => percentileColumns(hidden, percentileLevels.length),
  watch({ probe }, { columns: { layers } }) {
    const write = createPercentileWriter(probe, percentileLevels, layers);
    return { observe: write };
  },
});

/**
 * Writes the percentiles after so many updates as those of row `seen`.
 *
 * @param levels ascending, 0 … 1
 */
export function createPercentileWriter(
  probe: ProbeSet,
  levels: readonly number[],
  layers: readonly Float64Array[],
): (step: number, seen: number) => void {
  const sortedRows = createSortedRows(probe);
  const perUnit = levels.length;
  return (step, seen) => {
    const activity = probe.activityAt(step);
    for (let index = 0; index < layers.length; index++) {
      const { unitInput } = activity[index]!;
      const sorted = sortedRows(unitInput);
      for (let unit = 0; unit < unitInput.rows; unit++)
        quantilesOfSorted(sorted[unit]!, levels, layers[index]!, (seen * unitInput.rows + unit) * perUnit);
    }
  };
}
