import { rowOf } from "../../matrix.ts";
import { byName, float32 } from "../columns.ts";
import { observation } from "../observation.ts";

/** Mean and population sd of every unit's z on the probe's samples of each subset, in inference mode. In the runs that are detailed. */
export const subsetInput = observation({
  usually: { at: "snapshots" },
  detail: "units",
  passes: 0,
  passesInDetail: 1.7,
  ofUnits: true,
  bytes: ({ units }) => 16 * units,
  columns: ({ hidden, subsets, detailed }) =>
    !detailed || subsets.length === 0
      ? null
      : {
          layers: hidden.map(({ units }) => ({
            units,
            bySubset: byName(subsets, () => ({ mean: float32(units), sd: float32(units) })),
          })),
        },
  watch: ({ probe }, { columns: { layers } }) => ({
    observe(step, seen) {
      probe.activityAt(step).forEach(({ preActivation }, index) => {
        const { units, bySubset } = layers[index]!;
        Object.values(bySubset).forEach(({ mean, sd }, subset) => {
          for (let unit = 0; unit < units; unit++) {
            const at = seen * units + unit;
            [mean[at], sd[at]] = momentsWithin(rowOf(preActivation, unit), probe.data.subsets!, subset);
          }
        });
      });
    },
  }),
});

/** Two passes over the samples of one subset: mean, and sd with divisor n. */
function momentsWithin(values: Float64Array, subsets: Uint8Array, subset: number): [number, number] {
  let count = 0;
  let sum = 0;
  for (let index = 0; index < values.length; index++)
    if (subsets[index] === subset) {
      sum += values[index]!;
      count++;
    }
  const mean = sum / count;
  let squares = 0;
  for (let index = 0; index < values.length; index++)
    if (subsets[index] === subset) squares += (values[index]! - mean) * (values[index]! - mean);
  return [mean, Math.sqrt(squares / count)];
}
