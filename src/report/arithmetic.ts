import type { WorkedExample } from "../tracking/record.ts";
import {
  batchDivisor,
  batchMean,
  batchVariance,
  type Conventions,
  normalizedBatch,
  scaledAndShifted,
} from "../tracking/workedSteps.ts";

/** Batch norm of one unit on one batch, step by step. */
export interface WorkedUnit {
  readonly preActivation: readonly number[];
  readonly mean: number;
  readonly variance: number;
  readonly divisor: number;
  readonly gamma: number;
  readonly beta: number;
  readonly normalized: readonly number[];
  readonly result: readonly number[];
}

/**
 * The notes' arithmetic for one unit: μ, σ² of the batch; z^N = (z − μ)/…; γ·z^N + β.
 *
 *   inside-root   (z − μ)/√(σ² + ε)        added-to-sd   (z − μ)/(σ + ε)
 *   m             σ² = Σ(z − μ)²/m         m-1           σ² = Σ(z − μ)²/(m − 1)
 */
export function workUnit(
  { samples, preActivation, normalization }: WorkedExample,
  unit: number,
  conventions: Conventions,
): WorkedUnit {
  const z = Array.from(preActivation.subarray(unit * samples, (unit + 1) * samples));
  const mean = batchMean(z);
  const variance = batchVariance(z, mean, conventions.divideBy);
  const divisor = batchDivisor(variance, normalization?.epsilon ?? 0, conventions);
  const gamma = normalization?.gamma[unit] ?? 1;
  const beta = normalization?.beta[unit] ?? 0;
  const normalized = normalizedBatch(z, mean, divisor);
  return {
    preActivation: z,
    mean,
    variance,
    divisor,
    gamma,
    beta,
    normalized,
    result: scaledAndShifted(normalized, gamma, beta),
  };
}

/** Greatest difference of the recomputed results from the engine's own; null where the engine has none. */
export function differenceFromEngine(
  example: WorkedExample,
  unit: number,
  worked: WorkedUnit,
): number | null {
  const { normalization, samples } = example;
  if (!normalization) return null;
  return Math.max(
    ...worked.result.map((value, sample) => Math.abs(value - normalization.result[unit * samples + sample]!)),
  );
}
