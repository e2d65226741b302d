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
  return Float64Array.from({ length: units === 0 ? 0 : values.length / units }, (_, step) =>
    median(values.subarray(step * units, (step + 1) * units)),
  );
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
