import type { WorkedExample } from "../tracking/record.ts";

/** The conventions on which texts and libraries differ. */
export interface Conventions {
  readonly epsilonPlacement: "inside-root" | "added-to-sd";
  readonly divideBy: "m" | "m-1";
}

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
  { epsilonPlacement, divideBy }: Conventions,
): WorkedUnit {
  const z = Array.from(preActivation.subarray(unit * samples, (unit + 1) * samples));
  const mean = z.reduce((sum, value) => sum + value, 0) / samples;
  const squares = z.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const variance = squares / (divideBy === "m" ? samples : samples - 1);
  const epsilon = normalization?.epsilon ?? 0;
  const divisor =
    epsilonPlacement === "inside-root" ? Math.sqrt(variance + epsilon) : Math.sqrt(variance) + epsilon;
  const gamma = normalization?.gamma[unit] ?? 1;
  const beta = normalization?.beta[unit] ?? 0;
  const normalized = z.map((value) => (value - mean) / divisor);
  return {
    preActivation: z,
    mean,
    variance,
    divisor,
    gamma,
    beta,
    normalized,
    result: normalized.map((value) => gamma * value + beta),
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
