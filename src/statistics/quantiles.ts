/**
 * Quantiles of a sorted sample at several levels, written into an array of the caller's. Allocates nothing.
 *
 *   q(p) = x₍ᵢ₎ + (h − i)·(x₍ᵢ₊₁₎ − x₍ᵢ₎)      h = (n − 1)·p,  i = ⌊h⌋,  x₍₀₎ the smallest
 *
 * Shapes   sorted (n) ascending, n ≥ 1; levels (k) within 0 … 1; into (at least offset + k)
 * Units    those of the sample
 * Errors   throws without values, for a level outside 0 … 1, or where `into` is too short
 * Source   Hyndman & Fan (1996), type 7: the default of R, NumPy and simple-statistics
 * Differs  simple-statistics' quantileSorted takes number[] and one level
 *
 * @example
 *   const into = new Float64Array(3);
 *   quantilesOfSorted(Float64Array.of(0, 10, 20), [0.25, 0.5, 1], into);
 *   into // [ 5, 10, 20 ]
 */
export function quantilesOfSorted(
  sorted: Float64Array,
  levels: ArrayLike<number>,
  into: Float64Array | Float32Array,
  offset = 0,
): void {
  const last = sorted.length - 1;
  if (last < 0) throw new Error("quantilesOfSorted: needs at least 1 value, got 0");
  if (into.length < offset + levels.length) {
    throw new Error(
      `quantilesOfSorted: ${levels.length} levels from ${offset} on need room for ${offset + levels.length} values, got ${into.length}`,
    );
  }
  for (let k = 0; k < levels.length; k++) {
    const level = levels[k]!;
    if (!(level >= 0 && level <= 1)) {
      throw new Error(`quantilesOfSorted: a level is between 0 and 1, got ${level}`);
    }
    const h = last * level;
    const i = Math.floor(h);
    const below = sorted[i]!;
    into[offset + k] = h === i ? below : below + (h - i) * (sorted[i + 1]! - below);
  }
}
