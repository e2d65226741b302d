import { namesOf, type SignOf, strongest } from "../sign.ts";
import { few } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/** 1/√m and 1/√(2(m − 1)): what mean and standard deviation of a batch are off by, in standard deviations of a unit. */
export const smallBatch: SignOf = (layers) => {
  const noise = (size: number) => 1 / Math.sqrt(size);
  const seen = layers.filter(({ batchSize }) => noise(batchSize) >= thresholds.noiseOfMean);
  if (seen.length === 0) return null;
  const best = strongest(seen, ({ batchSize }) => noise(batchSize));
  const { batchSize } = best;
  const ofMean = noise(batchSize);
  const ofSd = 1 / Math.sqrt(2 * (batchSize - 1));
  return {
    cause: "small-batch",
    orElse: [],
    layers: namesOf(seen),
    layer: best.layer.layer,
    says: `Batches of ${few(batchSize)} tell mean and standard deviation badly: by chance alone the mean of a batch is about ${few(ofMean)} standard deviations off (1/√m)${batchSize > 1 ? `, its standard deviation about ${few(100 * ofSd)} %` : ""}${measured(best)}. That noise is in everything the network learned from, and it is gone at inference.`,
    figures: {
      batchSize,
      noiseOfMean: ofMean,
      ...(batchSize > 1 ? { noiseOfSd: ofSd } : {}),
      singleBatchDistance: best.singleBatchDistance,
    },
  };
};

/** The gap that there is, beside the one to be expected. */
const measured = ({ batches, singleBatchDistance }: Parameters<SignOf>[0][number]) =>
  batches > 1 && Number.isFinite(singleBatchDistance)
    ? `; in this table both together lie about ${few(singleBatchDistance)} standard deviations from what all batches have`
    : "";
