/** Up to so many values are put in order one by one, which is quicker than a call of the engine's own sorting. */
const FEW = 64;

/**
 * Median of the numbers that are defined; NaN where none is.
 *
 * @param sorted room for as many, for whoever asks for many
 *
 * @example
 *   median([3, NaN, 1, 2]) // 2
 */
export function median(values: ArrayLike<number>, sorted = new Float64Array(values.length)): number {
  let defined = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    let place = defined++;
    if (values.length <= FEW)
      for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!;
    sorted[place] = value;
  }
  if (values.length > FEW) sorted.subarray(0, defined).sort();
  return middle(sorted, defined);
}

/**
 * The same of a sample in order, NaN last.
 *
 * @example
 *   medianOfSorted(Float64Array.of(1, 2, 3, 4, NaN)) // 2.5
 */
export function medianOfSorted(sorted: Float64Array): number {
  let defined = sorted.length;
  while (defined > 0 && Number.isNaN(sorted[defined - 1]!)) defined--;
  return middle(sorted, defined);
}

/** Of so many in order. */
function middle(sorted: Float64Array, defined: number): number {
  return defined === 0 ? Number.NaN : (sorted[(defined - 1) >> 1]! + sorted[defined >> 1]!) / 2;
}
