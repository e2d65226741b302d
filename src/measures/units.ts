import { median } from "../statistics/median.ts";
import { LEAST_SD } from "../tracking/leastSd.ts";

/** Distances over the sd beside them, entry by entry; NaN where the sd is too small to divide by. */
export function overSd<Numbers extends Float32Array | Float64Array>(
  distances: Numbers,
  sds: Numbers,
): Numbers {
  return distances.map((distance, at) => (sds[at]! < LEAST_SD ? Number.NaN : distance / sds[at]!)) as Numbers;
}

/** Median over the units of a layer at every step, from [step · units + unit]. */
export function medianOverUnits(values: Float32Array | Float64Array, units: number): Float64Array {
  const medians = new Float64Array(units === 0 ? 0 : values.length / units);
  const [ofStep, sorted] = [new Float64Array(units), new Float64Array(units)];
  for (let step = 0; step < medians.length; step++) {
    for (let unit = 0; unit < units; unit++) ofStep[unit] = values[step * units + unit]!;
    medians[step] = median(ofStep, sorted);
  }
  return medians;
}

/** Mean of the numbers that are defined; NaN where none is. */
export function meanOfDefined(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    if (Number.isNaN(values[at]!)) continue;
    sum += values[at]!;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}
