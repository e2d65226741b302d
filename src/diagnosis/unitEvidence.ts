import type { BatchMoments, NormUnit } from "./statisticsTable.ts";

/**
 * What the batches of one unit tell of it, in its own units, and by how much other statistics differ from them.
 *
 *   μ̄ = Σ m_b μ_b / Σ m_b      w = Σ m_b v_b / Σ (m_b − 1)      within batches, unbiased
 *   F = Σ m_b (μ_b − μ̄)² / (B − 1) / w      between batches against within them: 1 where batches are drawn alike
 *
 * Of batches of one picture, which have a variance of their own, w = Σ m_b v_b / Σ m_b; of batches of one number nothing is known.
 */
export interface UnitEvidence {
  readonly unit: NormUnit;
  readonly mean: number;
  /** w; 0 where the unit is constant in every batch, NaN where no batch can say. */
  readonly within: number;
  /** The mean of the batches' variances (each divided by m). */
  readonly biasedWithin: number;
  /** F; NaN for one batch, or a constant unit. */
  readonly betweenRatio: number;
  /** Of the batches' means around μ̄, divided by B − 1; NaN for one batch. */
  readonly varianceOfMeans: number;
  /** Of the batches' standard deviations, divided by B − 1; NaN for one batch. */
  readonly varianceOfSds: number;
}

/**
 * @example
 *   const batches = [{ mean: 0, variance: 1, size: 2 }, { mean: 2, variance: 3, size: 2 }];
 *   const { mean, within, betweenRatio } = unitEvidence({ batches });
 *   [mean, within, betweenRatio]; // [ 1, 4, 1 ]
 */
export function unitEvidence(unit: NormUnit): UnitEvidence {
  const { batches } = unit;
  const count = batches.length;
  const samples = sum(batches, ({ size }) => size);
  const mean = sum(batches, (batch) => batch.size * batch.mean) / samples;
  const freedom = samples - count;
  const squares = sum(batches, ({ size, variance }) => size * variance);
  const isUnknown = freedom === 0 && squares === 0;
  const within = isUnknown ? Number.NaN : squares / (freedom > 0 ? freedom : samples);
  const between =
    sum(batches, (batch) => batch.size * (batch.mean - mean) * (batch.mean - mean)) / (count - 1);
  return {
    unit,
    mean,
    within,
    biasedWithin: isUnknown ? Number.NaN : squares / samples,
    betweenRatio: count > 1 && within > 0 ? between / within : Number.NaN,
    varianceOfMeans: sampleVariance(batches.map((batch) => batch.mean)),
    varianceOfSds: sampleVariance(batches.map(({ variance }) => Math.sqrt(variance))),
  };
}

/**
 * How far a mean and variance lie from the unit's own, in its standard deviations: √((μ − μ̄)² + (σ − √w)²)/√w.
 *
 * @param within in place of w, where its convention is another
 */
export function distanceFrom(
  { mean, within }: Pick<UnitEvidence, "mean" | "within">,
  other: { readonly mean: number; readonly variance: number },
): number {
  const ofMean = other.mean - mean;
  const ofSd = Math.sqrt(other.variance) - Math.sqrt(within);
  return Math.sqrt((ofMean * ofMean + ofSd * ofSd) / within);
}

function sampleVariance(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const mean = sum(values, (value) => value) / values.length;
  return sum(values, (value) => (value - mean) * (value - mean)) / (values.length - 1);
}

/** Samples of the batches, taken together. */
export const samplesIn = (batches: readonly BatchMoments[]): number => sum(batches, ({ size }) => size);

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}
