/** Sorts an array of the length that it was made for in place, ascending. */
export type AscendingSort = (values: Float64Array) => void;

const MOST_CROWDED = 64;

/**
 * A sort for samples of one size, about five times as fast as the built-in one on samples of some hundred values spread
 * like a distribution: values go to as many equally wide buckets as there are values, then insertion puts the few
 * neighbours in order.
 *
 * Where the values crowd (an outlier, an infinity, NaN) it leaves the work to the built-in sort. Its buffers are made
 * once, here.
 *
 * Shapes   values (length)
 * Errors   throws for an array of another length
 * Differs  from the built-in sort in the order of −0 and 0 alone, which are equal
 *
 * @example
 *   const values = Float64Array.of(3, 1, 2);
 *   createAscendingSort(3)(values);
 *   values // [ 1, 2, 3 ]
 */
export function createAscendingSort(length: number): AscendingSort {
  const scratch = new Float64Array(length);
  const bucketOf = new Uint32Array(length);
  const starts = new Uint32Array(length + 1);

  /** Where each bucket starts; false where one is crowded. */
  function fillBuckets(values: Float64Array, low: number, perUnit: number): boolean {
    starts.fill(0);
    for (let i = 0; i < length; i++) {
      const bucket = ((values[i]! - low) * perUnit) | 0;
      bucketOf[i] = bucket;
      starts[bucket + 1] = starts[bucket + 1]! + 1;
    }
    let crowded = false;
    for (let bucket = 0; bucket < length; bucket++) {
      if (starts[bucket + 1]! > MOST_CROWDED) crowded = true;
      starts[bucket + 1] = starts[bucket + 1]! + starts[bucket]!;
    }
    return !crowded;
  }

  return (values) => {
    if (values.length !== length) {
      throw new Error(`ascending sort: made for ${length} values, got ${values.length}`);
    }
    if (length > MOST_CROWDED) {
      const [low, high] = rangeOf(values);
      const perUnit = (length - 1) / (high - low);
      if (!(perUnit > 0 && perUnit < Number.POSITIVE_INFINITY) || !fillBuckets(values, low, perUnit)) {
        values.sort();
        return;
      }
      for (let i = 0; i < length; i++) {
        const bucket = bucketOf[i]!;
        const at = starts[bucket]!;
        scratch[at] = values[i]!;
        starts[bucket] = at + 1;
      }
      values.set(scratch);
    } else if (values.some(Number.isNaN)) {
      values.sort();
      return;
    }
    insertionSort(values);
  };
}

/** Least and greatest value; NaN where one is. */
function rangeOf(values: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) return [value, value];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Linear where every value stands near its place. */
function insertionSort(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let at = i - 1;
    while (at >= 0 && values[at]! > value) {
      values[at + 1] = values[at]!;
      at--;
    }
    values[at + 1] = value;
  }
}
