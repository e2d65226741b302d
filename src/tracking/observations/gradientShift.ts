import { cloneNetwork, copyNetwork } from "../cloneNetwork.ts";
import { byName, float32 } from "../columns.ts";
import { createGradientShiftMeter } from "../meters/gradientShiftMeter.ts";
import { observation } from "../observation.ts";

/** What stands for "the parameters of a layer": W; W and b; W, b, γ and β. */
const readings = ["weights", "weightsAndBias", "all"] as const;

const columnsOfLayer = () =>
  byName(readings, () => ({
    /** ‖G − G′‖₂ */
    change: float32(),
    /** Between G and G′; NaN where one of them is 0. */
    cosine: float32(),
    /** ‖G‖₂ */
    norm: float32(),
  }));

/**
 * The gradient shift of every layer (output last) at the updates given: the network is copied before the update, and
 * measured on the batch of the update once it is made. Step 0 is no update: left out.
 */
export const gradientShift = observation({
  ofLikeBatches: true,
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 20,
  passesOver: "batch",
  bytes: ({ layers }) => 36 * layers,
  isSeen: (step) => step > 0,
  columns: ({ hidden }) => ({ layers: [...hidden.map(columnsOfLayer), columnsOfLayer()] }),
  watch({ network, trainer }, { columns: { layers } }) {
    const before = cloneNetwork(network);
    // On the copy, whose statistics are those before the update, too.
    const meter = createGradientShiftMeter(before, trainer.batch.columns, trainer.subsetWeights);
    return {
      prepare: () => copyNetwork(network, before),
      observe(_, seen) {
        const { batch, labels, subsets, masks } = trainer;
        const [old, fresh] = [before.parameters, network.parameters];
        for (const found of meter.measure(old, fresh, batch, labels, subsets, masks)) {
          for (const reading of readings) {
            const into = layers[found.layer - 1]![reading];
            const { change, cosine, norm } = found[reading];
            into.change[seen] = change;
            into.cosine[seen] = cosine ?? Number.NaN;
            into.norm[seen] = norm;
          }
        }
      },
    };
  },
});
