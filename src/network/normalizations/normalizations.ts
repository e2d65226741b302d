import { type Allocate, onHeap } from "../../matrix.ts";
import { batchNormalization } from "./batchNormalization.ts";
import { groupNormalization, layerNormalization } from "./groupNorm.ts";
import type { Normalization, NormalizationFactory } from "./normalization.ts";
import type { NormalizationSettings } from "./settings.ts";

type SettingsOf<Kind extends NormalizationSettings["kind"]> = Extract<
  NormalizationSettings,
  { readonly kind: Kind }
>;

/** Every normalization: a new one is a file, a member of `NormalizationSettings` and a line here. */
export const normalizations: {
  readonly [Kind in NormalizationSettings["kind"]]: NormalizationFactory<SettingsOf<Kind>>;
} = {
  none: () => null,
  batch: batchNormalization,
  "batch-renorm": batchNormalization,
  layer: layerNormalization,
  group: groupNormalization,
  // It acts on the weights of the dense part, see `weightNorm.ts`.
  weight: () => null,
};

/** The normalization of a hidden layer's values; null where it has none. */
export function createNormalization(
  units: number,
  settings: NormalizationSettings,
  allocate: Allocate = onHeap,
  subsets = 2,
): Normalization | null {
  const factory = normalizations[settings.kind] as NormalizationFactory<NormalizationSettings>;
  return factory(units, settings, allocate, subsets);
}
