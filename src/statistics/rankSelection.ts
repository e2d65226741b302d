const mostBuckets = 256;
/** A bucket with more wanted values than this is handed to the library's sort. */
const few = 24;
/** So many values tell the range that the buckets divide. */
const samplesOfRange = 64;
/** The place of values that are not wanted. */
const nowhere = -1;

/** Puts the values of given ranks where a full sort would put them. All of its arrays are made once. */
export interface RankSelection {
  /**
   * The values from `from` on, n of them, with each wanted rank in its place; what stands elsewhere means nothing. The
   * array is overwritten by the next call.
   */
  select(values: Float64Array, from: number): Float64Array;
}

/**
 * Exact order statistics without a full sort: the values are counted in up to 256 buckets of equal width, and only those
 * buckets are gathered and sorted that hold a wanted rank. Takes a fifth to an eighth of the time of a sort.
 *
 * Shapes   n values at a time; ranks ascending, 0 … n − 1
 * Errors   throws for no values or a rank that there is not; a NaN, or no finite range, and the values are sorted in full, NaN last
 *
 * @example
 *   createRankSelection(4, [1]).select(Float64Array.of(4, 2, 3, 1), 0)[1] // 2
 */
export function createRankSelection(n: number, ranks: readonly number[]): RankSelection {
  if (n < 1) throw new Error(`rank selection: needs at least 1 value, got ${n}`);
  const odd = ranks.find((rank) => !Number.isInteger(rank) || rank < 0 || rank >= n);
  if (odd !== undefined) throw new Error(`rank selection: expected ranks from 0 to ${n - 1}, got ${odd}`);
  const buckets = Math.min(n, mostBuckets);
  const stride = Math.max(1, Math.floor(n / samplesOfRange));
  const dealt = new Float64Array(n);
  const bucketOf = new Uint8Array(n);
  const counts = new Int32Array(buckets);
  /** Where the next value of a bucket goes. */
  const places = new Int32Array(buckets);
  const wanted = new Int32Array(ranks.length);
  let wantedBuckets = 0;

  /**
   * Counts the values of every bucket; false where there is a NaN, or no range to divide. The buckets divide the range of
   * a few values spread over the row; what lies beyond it counts in the first or the last.
   */
  function count(values: Float64Array, from: number): boolean {
    let lowest = values[from]!;
    let highest = lowest;
    for (let j = stride; j < n; j += stride) {
      const value = values[from + j]!;
      if (value < lowest) lowest = value;
      else if (value > highest) highest = value;
    }
    const perUnit = buckets / (highest - lowest);
    // An infinite range makes it 0, an empty one ∞ or NaN.
    if (!(perUnit > 0 && perUnit < Number.POSITIVE_INFINITY)) return false;
    counts.fill(0);
    for (let j = 0; j < n; j++) {
      const position = (values[from + j]! - lowest) * perUnit;
      let bucket = position | 0;
      if (!(position >= 0)) {
        if (Number.isNaN(position)) return false;
        bucket = 0;
      } else if (position >= buckets) bucket = buckets - 1;
      bucketOf[j] = bucket;
      counts[bucket] = counts[bucket]! + 1;
    }
    return true;
  }

  /** Finds the buckets that hold a wanted rank, and where their values go; those of the others go nowhere. */
  function layOut(): void {
    places.fill(nowhere);
    wantedBuckets = 0;
    let bucket = 0;
    let begin = 0;
    let end = counts[0]!;
    for (let k = 0; k < ranks.length; k++) {
      const rank = ranks[k]!;
      if (rank < end && wantedBuckets > 0) continue;
      while (end <= rank) {
        begin = end;
        end += counts[++bucket]!;
      }
      places[bucket] = begin;
      wanted[wantedBuckets++] = bucket;
    }
  }

  function gather(values: Float64Array, from: number): void {
    for (let j = 0; j < n; j++) {
      const bucket = bucketOf[j]!;
      const place = places[bucket]!;
      if (place === nowhere) continue;
      dealt[place] = values[from + j]!;
      places[bucket] = place + 1;
    }
  }

  function sortWanted(): void {
    for (let index = 0; index < wantedBuckets; index++) {
      const bucket = wanted[index]!;
      const end = places[bucket]!;
      const begin = end - counts[bucket]!;
      if (end - begin > few) dealt.subarray(begin, end).sort();
      else sortByInsertion(dealt, begin, end);
    }
  }

  return {
    select(values, from) {
      if (count(values, from)) {
        layOut();
        gather(values, from);
        sortWanted();
      } else {
        for (let j = 0; j < n; j++) dealt[j] = values[from + j]!;
        dealt.sort();
      }
      return dealt;
    },
  };
}

function sortByInsertion(values: Float64Array, begin: number, end: number): void {
  for (let j = begin + 1; j < end; j++) {
    const value = values[j]!;
    let at = j;
    while (at > begin && values[at - 1]! > value) {
      values[at] = values[at - 1]!;
      at--;
    }
    values[at] = value;
  }
}
