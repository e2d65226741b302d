/**
 * Moments of a sample in two passes: the mean first, then the powers of the deviations from it, so that a sample far
 * from 0 loses no digits.
 *
 *   mean                 x̄ = (1/n) Σ xᵢ
 *   populationVariance   m₂ = (1/n) Σ (xᵢ − x̄)²
 *   sampleVariance       n/(n − 1) · m₂
 *   skewness             m₃ / m₂^{3/2}      m_k = (1/n) Σ (xᵢ − x̄)ᵏ
 *   excessKurtosis       m₄ / m₂² − 3
 *
 * Shapes   x (n); n ≥ 1, for the sample variance n ≥ 2
 * Units    those of the sample, their square, none for skewness and kurtosis
 * Errors   throw with fewer values, saying how many were needed; NaN gives NaN
 * Differs  simple-statistics takes number[], its `variance` is the population's, its sampleSkewness corrects for n
 *
 * @example
 *   mean(Float64Array.of(1, 2, 6)) // 3
 */
export function mean(x: Float64Array): number {
  const n = x.length;
  if (n === 0) throw new Error("mean: needs at least 1 value, got 0");
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i]!;
  return sum / n;
}

/**
 * Σ (xᵢ − center)² / n; pass the mean where it is known already.
 *
 * @example
 *   populationVariance(Float64Array.of(1, 2, 6)) // 4.66667
 */
export function populationVariance(x: Float64Array, center: number = mean(x)): number {
  const n = x.length;
  if (n === 0) throw new Error("populationVariance: needs at least 1 value, got 0");
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const deviation = x[i]! - center;
    squares += deviation * deviation;
  }
  return squares / n;
}

/**
 * Σ (xᵢ − x̄)² / (n − 1), unbiased.
 *
 * @example
 *   sampleVariance(Float64Array.of(1, 2, 6)) // 7
 */
export function sampleVariance(x: Float64Array): number {
  const n = x.length;
  if (n < 2) throw new Error(`sampleVariance: needs at least 2 values, got ${n}`);
  return (populationVariance(x) * n) / (n - 1);
}

/**
 * Whether a sample with these moments has no spread: an sd within rounding of the mean.
 *
 * @example
 *   isConstant(1e-34, 0.1) // true
 *   isConstant(1e-30, 0.1) // false
 */
export function isConstant(variance: number, center: number): boolean {
  return Math.sqrt(variance) <= Number.EPSILON * Math.abs(center);
}

/**
 * m₃ / m₂^{3/2}; NaN for a constant sample, which has none.
 *
 * @example
 *   skewness(Float64Array.of(1, 2, 6)) // 0.59517
 */
export function skewness(x: Float64Array): number {
  const center = mean(x);
  let cubes = 0;
  for (let i = 0; i < x.length; i++) {
    const deviation = x[i]! - center;
    cubes += deviation * deviation * deviation;
  }
  return skewnessOfMoments(center, populationVariance(x, center), cubes / x.length);
}

/**
 * The same from the mean, m₂ and m₃, where they are known already.
 *
 * @example
 *   skewnessOfMoments(3, 14 / 3, 6) // 0.59517
 */
export function skewnessOfMoments(center: number, second: number, third: number): number {
  return isConstant(second, center) ? Number.NaN : third / (second * Math.sqrt(second));
}

/**
 * m₄ / m₂² − 3, 0 for a normal distribution; NaN for a constant sample, which has none.
 *
 * @example
 *   excessKurtosis(Float64Array.of(1, 2, 6)) // -1.5
 */
export function excessKurtosis(x: Float64Array): number {
  const center = mean(x);
  const variance = populationVariance(x, center);
  if (isConstant(variance, center)) return Number.NaN;
  let fourths = 0;
  for (let i = 0; i < x.length; i++) {
    const square = (x[i]! - center) * (x[i]! - center);
    fourths += square * square;
  }
  return fourths / x.length / (variance * variance) - 3;
}
