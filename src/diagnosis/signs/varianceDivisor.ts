import { log } from "../../elementary/log.ts";
import { namesOf, type SignOf, strongest } from "../sign.ts";
import { few, inLayer } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/** Running variances that divide by m − 1, where the batches are normalized by m: they differ by m/(m − 1). */
export const varianceDivisor: SignOf = (layers) => {
  const factor = (size: number) => size / (size - 1);
  const seen = layers.filter(
    ({ batchSize, varianceRatio, errorOfVarianceRatio }) =>
      batchSize > 1 &&
      factor(batchSize) >= thresholds.divisorRatio &&
      thresholds.divisorErrors * errorOfVarianceRatio <= log(factor(batchSize)) &&
      Math.abs(log(varianceRatio)) <= 0.5 * log(factor(batchSize)),
  );
  if (seen.length === 0) return null;
  const best = strongest(seen, ({ errorOfVarianceRatio }) => -errorOfVarianceRatio);
  const ratio = best.varianceRatio * factor(best.batchSize);
  return {
    cause: "variance-divisor",
    orElse: [],
    layers: namesOf(seen),
    layer: best.layer.layer,
    says: `Running variances divide by m − 1, those that normalized the batches by m: in ${inLayer(best, layers)} they are ${few(ratio)} times as large, where m/(m − 1) = ${few(factor(best.batchSize))}. At inference every normalized value is ${few(Math.sqrt(factor(best.batchSize)))} times smaller than in training.`,
    figures: { ratio, expected: factor(best.batchSize) },
  };
};
