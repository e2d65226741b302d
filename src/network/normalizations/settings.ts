type NormalizationPlacement = "before" | "after";

/** What a normalization with statistics of the batch has, whatever it makes of them. */
interface BatchStatisticsSettings {
  /** Before or after the non-linearity. */
  readonly placement: NormalizationPlacement;
  readonly epsilon: number;
  /** Weight of the new batch (`pytorch`) or of the old value (`keras`) in the running statistics. */
  readonly momentum: number;
}

export interface BatchNormSettings extends BatchStatisticsSettings {
  readonly kind: "batch";
  /** ε inside the root (the paper, PyTorch) or added to the standard deviation (the lecture notes). */
  readonly epsilonPlacement: "inside-root" | "added-to-sd";
  /** Divisor of the batch variance that normalizes: m or m − 1. */
  readonly divideBy: "m" | "m-1";
  readonly momentumConvention: "pytorch" | "keras";
  readonly runningVariance: "unbiased" | "biased";
  /** Whether the mean is subtracted. */
  readonly center: boolean;
  /** Whether deviations are divided by the standard deviation. */
  readonly scale: boolean;
  /** Whether γ and β are trained; otherwise they stay 1 and 0. */
  readonly affine: boolean;
  /** Samples per virtual batch with statistics of its own (ghost batch norm); null: the whole batch is one. */
  readonly virtualBatch: number | null;
  /** Whether each subset within a batch is normalized by itself. */
  readonly perSubset: boolean;
  readonly noise: NormNoiseSettings | null;
  /** The first step that trains with the running statistics as they are; null: none does. */
  readonly freezeStatisticsFrom: number | null;
}

/** Bounds of the noise that follows a noisy batch norm; 0, 1, 0, 0 is none. */
export interface NormNoiseSettings {
  /** n_μ: a unit's shift at a step lies in ±mean. */
  readonly mean: number;
  /** n_σ: a unit's factor at a step lies between 1 and sd. */
  readonly sd: number;
  /** r_μ: half-width of the shift from sample to sample. */
  readonly meanJitter: number;
  /** r_σ: standard deviation of the factor from sample to sample. */
  readonly sdJitter: number;
}

export interface BatchRenormSettings extends BatchStatisticsSettings {
  readonly kind: "batch-renorm";
  /** The largest r, and the inverse of the smallest; at least 1. */
  readonly rMax: number;
  /** The largest |d|; at least 0. */
  readonly dMax: number;
  /** Steps over which the limits are relaxed; null: in force from the start. */
  readonly warmUp: RenormWarmUp | null;
}

interface RenormWarmUp {
  /** Up to this step r = 1 and d = 0: plain batch norm. */
  readonly plainUntil: number;
  /** From there the limits grow in a straight line until they are full at these steps. */
  readonly rMaxAt: number;
  readonly dMaxAt: number;
}

export interface LayerNormSettings {
  readonly kind: "layer";
  /** Before or after the non-linearity. */
  readonly placement: NormalizationPlacement;
  /** Inside the root. */
  readonly epsilon: number;
}

export interface GroupNormSettings extends Omit<LayerNormSettings, "kind"> {
  readonly kind: "group";
  /** Of neighbouring units, as many in each. */
  readonly groups: number;
}

interface WeightNormSettings {
  readonly kind: "weight";
}

export type NormalizationSettings =
  | { readonly kind: "none" }
  | BatchNormSettings
  | BatchRenormSettings
  | LayerNormSettings
  | GroupNormSettings
  | WeightNormSettings;

/** Where a normalization of activations stands; null where there is none of them (weight norm acts on weights). */
export function placementOf(settings: NormalizationSettings): NormalizationPlacement | null {
  return settings.kind === "none" || settings.kind === "weight" ? null : settings.placement;
}
