/**
 * Wasserstein-1 distance of samples to one that stays: of what lies between two levels p of its quantile function Q, the
 * integral is known beforehand, so that a sample of m costs m·log N.
 *
 *   W₁ = Σᵢ ∫ |xᵢ − Q(p)| dp, p from i/m to (i + 1)/m      ∫ Q from partial sums, |·| split at F(xᵢ)
 *
 * Shapes   kept (N) ascending, N ≥ 1; given (m) ascending, m ≥ 1; nothing is allocated for a sample
 * Units    those of the samples
 * Errors   cancellation, of some 10⁻¹⁶ times the largest |value|: take samples about their mean
 *
 * @example
 *   createDistanceToSample(Float64Array.of(1, 3))(Float64Array.of(0, 2)) // 1
 */
export function createDistanceToSample(kept: Float64Array): (given: Float64Array) => number {
  const count = kept.length;
  const sums = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) sums[at + 1] = sums[at]! + kept[at]!;

  /** N ∫ Q from 0 to p, told N·p. */
  function integralTo(level: number): number {
    const whole = Math.min(count - 1, Math.floor(level));
    return sums[whole]! + (level - whole) * kept[whole]!;
  }

  /** How many are at or below x. */
  function countTo(x: number): number {
    let [from, to] = [0, count];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (kept[middle]! <= x) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return (given) => {
    const perValue = count / given.length;
    let area = 0;
    let below = 0;
    for (let at = 0; at < given.length; at++) {
      const x = given[at]!;
      const [low, high] = [at * perValue, (at + 1) * perValue];
      const split = Math.max(low, Math.min(high, countTo(x)));
      const [toSplit, toHigh] = [integralTo(split), integralTo(high)];
      area += x * (split - low) - (toSplit - below) + (toHigh - toSplit) - x * (high - split);
      below = toHigh;
    }
    return area / count;
  };
}
