import { subsetsOf } from "../flowers/dataset.ts";
import type { NormalizationSettings } from "../network/normalizations/settings.ts";
import type { HiddenLayerSettings } from "../network/settings.ts";
import type { InstrumentSettings } from "./instrumentSettings.ts";
import type { Scene } from "./scene.ts";

/** What the shape of a record depends on: known before anything is trained. */
export interface Outline {
  readonly features: readonly string[];
  /** Empty where the data know none. */
  readonly subsets: readonly string[];
  readonly hidden: readonly HiddenLayerSettings[];
  readonly settings: InstrumentSettings;
  /** Whether every unit is wanted by itself, and fields and planes with it. */
  readonly detailed: boolean;
}

export function outlineOf({ split, network, settings, detailed }: Scene): Outline {
  return {
    features: split.train.featureNames,
    subsets: subsetsOf(split.train),
    hidden: network.settings.hidden,
    settings,
    detailed,
  };
}

/** Whether a layer normalizes by the statistics of a batch, so that it has some of its own at inference. */
export function hasBatchStatistics({ kind }: NormalizationSettings): boolean {
  return kind === "batch" || kind === "batch-renorm";
}

/** Whether no norm of a batch treats subsets apart: then each has one mean and one variance at inference. */
export function hasOneSet(hidden: Outline["hidden"]): boolean {
  return !hidden.some(({ normalization }) => normalization.kind === "batch" && normalization.perSubset);
}
