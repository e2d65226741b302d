/** The switches that decide how a batch is normalized. */
export interface NormArithmetic {
  readonly epsilon: number;
  readonly epsilonPlacement: "inside-root" | "added-to-sd";
  /** By what the squared deviations of m samples are divided. */
  readonly divideBy: "m" | "m-1";
  readonly center: boolean;
  readonly scale: boolean;
}

/** r and d of a batch renormalization, each (units). */
export interface RenormFactors {
  readonly r: Float64Array;
  readonly d: Float64Array;
}

/**
 * s, by which deviations are divided; 1 where they are not.
 *
 * @example
 *   normalizationDivisor(4, { scale: true, epsilonPlacement: "inside-root", epsilon: 5 }); // 3
 *   normalizationDivisor(4, { scale: true, epsilonPlacement: "added-to-sd", epsilon: 5 }); // 7
 */
export function normalizationDivisor(variance: number, arithmetic: NormArithmetic): number {
  if (!arithmetic.scale) return 1;
  return arithmetic.epsilonPlacement === "inside-root"
    ? Math.sqrt(variance + arithmetic.epsilon)
    : Math.sqrt(variance) + arithmetic.epsilon;
}
