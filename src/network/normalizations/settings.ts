type NormalizationPlacement = "before" | "after";

export interface BatchNormSettings {
  readonly kind: "batch";
  /** Before or after the non-linearity. */
  readonly placement: NormalizationPlacement;
  readonly epsilon: number;
  /** ε inside the root (the paper, PyTorch) or added to the standard deviation (the lecture notes). */
  readonly epsilonPlacement: "inside-root" | "added-to-sd";
  /** Divisor of the batch variance that normalizes: m or m − 1. */
  readonly divideBy: "m" | "m-1";
  /** Weight of the new batch (`pytorch`) or of the old value (`keras`) in the running statistics. */
  readonly momentum: number;
  readonly momentumConvention: "pytorch" | "keras";
  readonly runningVariance: "unbiased" | "biased";
}

export interface LayerNormSettings {
  readonly kind: "layer";
  /** Before or after the non-linearity. */
  readonly placement: NormalizationPlacement;
  /** Inside the root. */
  readonly epsilon: number;
}

export type NormalizationSettings = { readonly kind: "none" } | BatchNormSettings | LayerNormSettings;
