import { type NormArithmetic, normalizationDivisor } from "../kernels/plain/normalizationDivisor.ts";
import { varianceDivisor } from "../network/normalizations/batchStatistics.ts";

/** The conventions on which texts and libraries differ. */
export type Conventions = Pick<NormArithmetic, "epsilonPlacement" | "divideBy">;

/** What is left of a number on the way, for whoever rounds there: a deviation from the mean, its square, a product with γ. */
export type Kept = (what: "deviation" | "square" | "product", value: number) => number;

const exactly: Kept = (_, value) => value;

/*
 * Batch norm of one unit on one batch, each step from what the steps before it gave, whoever worked them out.
 *
 *   μ = Σz/m      σ² = Σ(z − μ)²/m (or m − 1)      s = √(σ² + ε) (or σ + ε)      z^N = (z − μ)/s      γ·z^N + β
 *
 * Source   Ioffe & Szegedy (2015), Algorithm 1; the lecture notes for σ + ε
 */

/**
 * μ
 *
 * @example
 *   batchMean([1, 2, 6]) // 3
 */
export function batchMean(z: readonly number[]): number {
  return z.reduce((sum, value) => sum + value, 0) / z.length;
}

/**
 * σ² about a given μ.
 *
 * @example
 *   batchVariance([1, 5], 3, "m-1") // 8
 */
export function batchVariance(
  z: readonly number[],
  mean: number,
  divideBy: Conventions["divideBy"],
  kept: Kept = exactly,
): number {
  const squares = z.reduce((sum, value) => {
    const deviation = kept("deviation", value - mean);
    return sum + kept("square", deviation * deviation);
  }, 0);
  return squares / varianceDivisor(divideBy, z.length);
}

/**
 * s
 *
 * @example
 *   batchDivisor(4, 0.5, { epsilonPlacement: "added-to-sd", divideBy: "m" }) // 2.5
 */
export function batchDivisor(variance: number, epsilon: number, conventions: Conventions): number {
  return normalizationDivisor(variance, { ...conventions, epsilon, center: true, scale: true });
}

/**
 * z^N
 *
 * @example
 *   normalizedBatch([1, 5], 3, 2) // [ -1, 1 ]
 */
export function normalizedBatch(
  z: readonly number[],
  mean: number,
  divisor: number,
  kept: Kept = exactly,
): number[] {
  return z.map((value) => kept("deviation", value - mean) / divisor);
}

/**
 * γ·z^N + β
 *
 * @example
 *   scaledAndShifted([-1, 1], 3, 0.5) // [ -2.5, 3.5 ]
 */
export function scaledAndShifted(
  normalized: readonly number[],
  gamma: number,
  beta: number,
  kept: Kept = exactly,
): number[] {
  return normalized.map((value) => kept("product", gamma * value) + beta);
}
