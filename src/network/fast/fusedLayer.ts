import type { HiddenBuffers } from "../hiddenActivity.ts";
import type { HiddenLayer } from "../network.ts";
import type { NormalizationSettings } from "../normalizations/settings.ts";
import { activationSource } from "./activationSource.ts";
import type { FusedLayer } from "./layerKernels.ts";

/** The layer as its kernels see it; null where its norm or activation is none that they know. */
export function fusedLayer(layer: HiddenLayer, buffers: HiddenBuffers, samples: number): FusedLayer | null {
  const { activation, normalization } = layer.settings;
  const source = activationSource(activation);
  if (source === null || !isPlain(normalization)) return null;
  return { layer, buffers, activation: source, samples };
}

/** No norm, or a batch norm whose statistics are those of the whole batch, every time, with none of its parts removed. */
function isPlain(settings: NormalizationSettings): boolean {
  if (settings.kind === "none") return true;
  return (
    settings.kind === "batch" &&
    settings.center &&
    settings.scale &&
    settings.virtualBatch === null &&
    !settings.perSubset &&
    settings.noise === null &&
    settings.freezeStatisticsFrom === null
  );
}
