import { namesOf, type SignOf, strongest } from "../sign.ts";
import { few, inLayer } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/** Running statistics that hold little but the last batch: momentum in the other library's convention. */
export const momentumConvention: SignOf = (layers) => {
  const weightOf = (layer: (typeof layers)[number]) => layer.layer.momentum ?? 0;
  const seen = layers.filter((layer) => weightOf(layer) >= thresholds.momentum && !layer.isInitial);
  if (seen.length === 0) return null;
  const best = strongest(seen, weightOf);
  const weight = weightOf(best);
  return {
    cause: "momentum",
    orElse: [],
    layers: namesOf(seen),
    layer: best.layer.layer,
    says: `Every new batch has a weight of ${few(weight)} in the running statistics, so that they hold little but the last one${weight < 1 ? ` (the one before it counts ${few(1 - weight)} times as much)` : ""}. PyTorch’s momentum is the weight of the new batch, 0.1; what Keras and Flax call momentum is that of the old value, 0.9 or 0.99: ${few(weight)} here is ${few(1 - weight)} there.${Number.isFinite(best.runningDistance) ? ` In ${inLayer(best, layers)} they lie ${few(best.runningDistance)} standard deviations from the mean of all batches; a single batch lies about ${few(best.singleBatchDistance)} from it.` : ""}`,
    figures: {
      momentum: weight,
      runningDistance: best.runningDistance,
      singleBatchDistance: best.singleBatchDistance,
    },
  };
};
