import { namesOf, type SignOf, strongest } from "../sign.ts";
import { few, inLayer, share } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/** Variances of the order of ε or below: the norm then hardly divides by the standard deviation. */
export const largeEpsilon: SignOf = (layers) => {
  const seen = layers.filter(
    ({ varianceOverEpsilon }) => varianceOverEpsilon <= thresholds.varianceOverEpsilon,
  );
  if (seen.length === 0) return null;
  const best = strongest(seen, ({ varianceOverEpsilon }) => -varianceOverEpsilon);
  const { varianceOverEpsilon: ratio } = best;
  return {
    cause: "epsilon",
    orElse: [],
    layers: namesOf(seen),
    layer: best.layer.layer,
    says: `ε is no small number here: in ${inLayer(best, layers)} the unit in the middle has a variance of ${few(ratio)} ε (ε = ${few(best.epsilon)}), so that its normalized values have a variance of ${share(ratio / (ratio + 1))} and not of 1.`,
    figures: { varianceOverEpsilon: ratio, epsilon: best.epsilon, normalizedVariance: ratio / (ratio + 1) },
  };
};
