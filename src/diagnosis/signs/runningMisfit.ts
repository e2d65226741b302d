import type { Cause } from "../cause.ts";
import type { LayerEvidence } from "../layerEvidence.ts";
import { type PathFit, shareAfter } from "../pathFromStart.ts";
import { namesOf, type Sign, type SignOf, strongest } from "../sign.ts";
import { batchesOf, few, inLayer, oneBatchAlone, share } from "../signWords.ts";
import { thresholds } from "../thresholds.ts";

/** Running statistics that do not fit the batches: stale where they have not arrived, frozen or loaded where they had. */
export const runningMisfit: SignOf = (layers) => {
  const initial = layers.filter(({ isInitial }) => isInitial);
  if (initial.length > 0) return untouched(initial, layers);
  const seen = layers.filter((layer, at) => isOff(layer, at === 0));
  if (seen.length === 0) return null;
  const best = strongest(seen, ({ runningDistance }) => runningDistance);
  const path = best.path();
  const { cause, orElse, because } = withOneBatch(explained(best, path), best);
  const { runningDistance } = best;
  return {
    cause,
    orElse,
    layers: namesOf(seen),
    layer: best.layer.layer,
    says: `Running mean and standard deviation are not those of the batches: in ${inLayer(best, layers)} the unit in the middle is ${few(runningDistance)} standard deviations off, where averages of ${batchesOf(best)} would differ by about ${few(chanceDistance(best))}. ${because}`,
    figures: {
      runningDistance,
      chanceDistance: chanceDistance(best),
      pathShare: path.share,
      pathExplained: path.explained,
    },
  };
};

function isOff({ runningDistance, runningOverNoise }: LayerEvidence, isFirst: boolean): boolean {
  return isFirst
    ? runningDistance >= thresholds.runningDistance && runningOverNoise >= thresholds.runningOverNoise
    : runningDistance >= thresholds.laterRunningDistance &&
        runningOverNoise >= thresholds.laterRunningOverNoise;
}

const chanceDistance = ({ runningDistance, runningOverNoise }: LayerEvidence) =>
  runningDistance / Math.sqrt(runningOverNoise);

function untouched(initial: readonly LayerEvidence[], layers: readonly LayerEvidence[]): Sign {
  const best = strongest(initial, ({ runningDistance }) => runningDistance);
  return {
    cause: "stale",
    orElse: [],
    layers: namesOf(initial),
    layer: best.layer.layer,
    says: `The running statistics are as they were made, mean 0 and variance 1 in every unit of ${inLayer(best, layers)}: no batch ever entered them. The norm was never in training mode, or momentum is 0, or they were reset.${Number.isFinite(best.runningDistance) ? ` The batches say otherwise by ${few(best.runningDistance)} standard deviations in the unit in the middle.` : ""}`,
    figures: { runningDistance: best.runningDistance, pathShare: 0 },
  };
}

interface Explanation {
  readonly cause: Cause;
  readonly orElse: readonly Cause[];
  readonly because: string;
}

/** One batch alone may lie off instead, where nothing else says that running statistics had not arrived. */
function withOneBatch(explanation: Explanation, { batches }: LayerEvidence): Explanation {
  const { cause, orElse, because } = explanation;
  if (batches > 1 || cause === "stale") return explanation;
  return { cause, orElse: [...orElse, "biased-batches"], because: `${because} ${oneBatchAlone}` };
}

function explained({ layer }: LayerEvidence, path: PathFit): Explanation {
  const { mode, momentum, updates } = layer;
  const frozen = (because: string, orElse: readonly Cause[] = []): Explanation => ({
    cause: "frozen-or-loaded",
    orElse,
    because,
  });
  if (mode === "inference")
    return frozen(
      "The norm stood in inference mode while the network trained: they are frozen, and the weights went on.",
    );
  if (momentum === 0)
    return frozen("Momentum is 0: nothing enters them, and what they hold came from elsewhere.");
  const onPath = path.explained >= thresholds.pathExplained && path.share < thresholds.pathArrived;
  const way = `They lie on the straight way from mean 0 and variance 1 to the batches’ statistics, ${share(path.share)} of it behind them (which explains ${share(path.explained)} of the distance)`;
  if (momentum !== null && updates !== null) {
    const arrived = shareAfter(momentum, updates);
    const counted = `${few(updates)} updates at a momentum of ${few(momentum)} go ${share(arrived)} of the way`;
    if (arrived < thresholds.pathArrived)
      return {
        cause: "stale",
        orElse: [],
        because: onPath ? `${way}: ${counted}.` : `Too few batches entered them: ${counted}.`,
      };
    return frozen(
      `${counted}, so they had arrived: they were frozen or loaded and the weights are others now, or the weights move faster than they follow.`,
      momentum < 0.02 ? ["stale"] : [],
    );
  }
  if (onPath)
    return { cause: "stale", orElse: [], because: `${way}: too few updates, or too small a momentum.` };
  return frozen(
    "They are neither those of the start nor on the way from it: loaded from another network, frozen while the weights went on, or so slow that they lag behind the weights. Only momentum, the number of updates and the mode of the norm tell these apart.",
    ["stale"],
  );
}
