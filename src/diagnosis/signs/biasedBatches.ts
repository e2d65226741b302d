import type { SignOf } from "../sign.ts";
import { batchesOf, few, inLayer, share } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/**
 * Means of the batches lie further apart than those of batches drawn alike (expected: σ²/m). The first layer decides: samples
 * of a batch come to later ones normalized by each other, and are no longer drawn alike, however the batch was.
 */
export const biasedBatches: SignOf = (layers) => {
  const best = layers[0]!;
  if (!(best.betweenRatio >= thresholds.betweenOverBand * best.betweenBand.high)) return null;
  const { betweenRatio, betweenBand, shareBetween } = best;
  return {
    cause: "biased-batches",
    orElse: [],
    layers: [best.layer.layer],
    layer: best.layer.layer,
    says: `The means of the ${batchesOf(best)} lie further apart than chance puts them: in ${inLayer(best, layers)} their variance is ${few(betweenRatio)} times what drawing ${few(best.batchSize)} samples alike explains (σ²/m; 95 times in 100 that ratio lies between ${few(betweenBand.low)} and ${few(betweenBand.high)}), and of the unit in the middle ${share(shareBetween)} of the variance lies between batches.${spread(best)}${clusters(best.layer)} In training every sample was read against a batch of its own kind; running statistics average over all kinds and fit none.`,
    figures: { betweenRatio, bandLow: betweenBand.low, bandHigh: betweenBand.high, shareBetween },
  };
};

/** Where the population is given. */
const spread = ({ populationSpread }: Parameters<SignOf>[0][number]) =>
  populationSpread > 1.05
    ? ` What inference sees spreads ${few(populationSpread)} times as wide as a batch.`
    : "";

/** By what the batches were drawn from, where the table says it. */
function clusters(layer: Parameters<SignOf>[0][number]["layer"]): string {
  const subsets = new Set(layer.units[0]!.batches.map(({ subset }) => subset));
  subsets.delete(null);
  return subsets.size < 2 ? "" : ` The table says where each came from (${[...subsets].join(", ")}).`;
}
