/**
 * The share of each bin in a histogram.
 *
 *   pᵢ = cᵢ / Σ c
 *
 * Shapes   counts (bins) → shares (bins), bins ≥ 1
 * Errors   throws for a count that is negative or not finite, and where all are 0; `what` says whose counts they are
 */
function proportions(what: string, counts: ArrayLike<number>): Float64Array {
  const shares = Float64Array.from(counts);
  let total = 0;
  for (const count of shares) {
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) {
      throw new Error(`${what}: a count is a finite number, at least 0; got ${count}`);
    }
    total += count;
  }
  if (total === 0) throw new Error(`${what}: needs at least 1 value in each histogram, got 0`);
  for (let i = 0; i < shares.length; i++) shares[i] = shares[i]! / total;
  return shares;
}

/**
 * The shares of two histograms over the same bins; throws where the bins differ in number.
 *
 * @example
 *   proportionsOfTwo("example", [1, 3], [2, 2]) // [ [ 0.25, 0.75 ], [ 0.5, 0.5 ] ]
 */
export function proportionsOfTwo(
  what: string,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): readonly [Float64Array, Float64Array] {
  if (a.length !== b.length) {
    throw new Error(`${what}: needs the same bins for both histograms, got ${a.length} and ${b.length}`);
  }
  return [proportions(what, a), proportions(what, b)];
}
