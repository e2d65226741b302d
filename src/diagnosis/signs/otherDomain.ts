import type { SignOf } from "../sign.ts";
import { few, inLayer, oneBatchAlone } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/**
 * What inference sees has another mean and spread than the batches, all of them together. The first layer decides: what a
 * later one receives depends on how those before it were normalized.
 */
export const otherDomain: SignOf = (layers) => {
  const first = layers[0]!;
  const { populationDistance, populationOverNoise, layer } = first;
  if (!(populationDistance >= thresholds.populationDistance)) return null;
  if (populationOverNoise < thresholds.populationOverNoise) return null;
  const single = first.batches === 1;
  return {
    cause: "other-domain",
    orElse: single ? ["biased-batches"] : [],
    layers: [layer.layer],
    layer: layer.layer,
    says: `The data that inference is asked about are not those of the batches: in ${inLayer(first, layers)} their mean and standard deviation lie ${few(populationDistance)} standard deviations from what all batches hold together (${few(populationDistance / Math.sqrt(populationOverNoise))} would be chance).${single ? ` ${oneBatchAlone}` : ""}`,
    figures: { populationDistance, chanceDistance: populationDistance / Math.sqrt(populationOverNoise) },
  };
};
