import { quantileLevels, type UnitLayerSeries } from "../../tracking/meters/distribution.ts";
import { layer, step, unit } from "./placeColumns.ts";
import { type ColumnOf, ofDetails } from "./tidyTable.ts";

interface UnitPlace {
  readonly of: UnitLayerSeries;
  readonly at: number;
}

const percentile = (percent: number, about = `${percent}th percentile`): ColumnOf<UnitPlace> => {
  const level = quantileLevels.indexOf(percent / 100);
  return ["DOUBLE", about, ({ of, at }) => of.quantiles[at * quantileLevels.length + level]!];
};

/** Distribution of every hidden unit's input, of the seeds that the report details. */
export const unitInputsTable = ofDetails({
  name: "unit_inputs",
  description:
    "Distribution of every hidden unit's input at each snapshot, for the seeds that the report details.",
  places({ record: { blocks } }) {
    const { "unit-input": probe, "batch-input": batch } = blocks;
    return [
      ...placesOf("probe pre-activation", probe?.steps, probe?.preActivation),
      ...placesOf("probe unit input", probe?.steps, probe?.unitInput),
      ...placesOf("mini-batch unit input", batch?.steps, batch?.layers),
    ];
  },
})({
  on: ["STRING", "samples and quantity; the unit input is z where no row names it", ({ on }) => on],
  step,
  layer,
  unit,
  mean: ["DOUBLE", "mean", ({ of, at }) => of.mean[at]!],
  sd: ["DOUBLE", "standard deviation, divisor n", ({ of, at }) => of.sd[at]!],
  p5: percentile(5),
  p15: percentile(15),
  p50: percentile(50, "median"),
  p85: percentile(85),
  p95: percentile(95),
  saturated: [
    "DOUBLE",
    "share of samples where the slope is below 5 % of its maximum",
    ({ of, at }) => of.saturated[at]!,
  ],
});

/** Step by step, and within a step layer by layer. */
function placesOf(
  on: string,
  steps: Int32Array | undefined,
  layers: readonly UnitLayerSeries[] | null | undefined,
) {
  return Array.from(steps ?? []).flatMap((each, snapshot) =>
    (layers ?? []).flatMap((of, index) =>
      Array.from({ length: of.units }, (_, number) => ({
        on,
        step: each,
        layer: index,
        unit: number,
        of,
        at: snapshot * of.units + number,
      })),
    ),
  );
}
