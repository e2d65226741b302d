import { medianOfSorted } from "./median.ts";

/**
 * Medians of the values from `half` before to `half` after each, where so many stand on either side; of the numbers that are
 * defined, NaN where none is. The window is kept in order: a value goes, another takes its place.
 *
 *   m(j) = median x(j), …, x(j + 2 half)      j = 0 … n − 2 half − 1
 *
 * Shapes   values (n) → (n − 2 half), empty where n ≤ 2 half
 *
 * @example
 *   runningMedians(Float64Array.of(3, 1, 2, 9, 4), 1) // [ 2, 2, 4 ]
 */
export function runningMedians(values: Float64Array, half: number): Float64Array {
  const width = 2 * half + 1;
  const medians = new Float64Array(Math.max(0, values.length - width + 1));
  const sorted = new Float64Array(width);
  let defined = 0;

  function put(value: number): void {
    if (Number.isNaN(value)) return;
    let place = defined++;
    for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }

  function remove(value: number): void {
    if (Number.isNaN(value)) return;
    defined--;
    let place = 0;
    while (sorted[place]! < value) place++;
    for (; place < defined; place++) sorted[place] = sorted[place + 1]!;
  }

  for (let at = 0; at < values.length; at++) {
    if (at >= width) remove(values[at - width]!);
    put(values[at]!);
    if (at >= width - 1) medians[at - width + 1] = medianOfSorted(sorted.subarray(0, defined));
  }
  return medians;
}
