import { cloneNetwork, copyNetwork } from "./cloneNetwork.ts";
import { createGradientShiftMeter } from "./gradientShift.ts";
import type { Instrument, Scene } from "./instrument.ts";
import { type GradientShiftSeries, gradientReadings } from "./shiftRecord.ts";

/**
 * The gradient shift of every layer at the updates given: the network is copied before the update, and measured on the
 * batch of the update once it is made. Step 0 is no update: left out.
 */
export function observeGradientShift(scene: Scene, planned: Int32Array): Instrument<GradientShiftSeries> {
  const { network, trainer, batchSize } = scene;
  const steps = planned.filter((step) => step > 0);
  const before = cloneNetwork(network);
  // On the copy, whose statistics are those before the update, too.
  const meter = createGradientShiftMeter(before, batchSize);
  const column = () => new Float32Array(steps.length);
  const emptyReading = () => ({ change: column(), cosine: column(), norm: column() });
  const layers = Array.from({ length: network.hidden.length + 1 }, () => ({
    weights: emptyReading(),
    weightsAndBias: emptyReading(),
    all: emptyReading(),
  }));
  let seen = 0;
  return {
    steps,
    prepare(step) {
      if (steps[seen] === step) copyNetwork(network, before);
    },
    observe() {
      const { batch, labels, subsets } = trainer;
      for (const found of meter.measure(before.parameters, network.parameters, batch, labels, subsets)) {
        for (const reading of gradientReadings) {
          const into = layers[found.layer - 1]![reading];
          const { change, cosine, norm } = found[reading];
          into.change[seen] = change;
          into.cosine[seen] = cosine ?? Number.NaN;
          into.norm[seen] = norm;
        }
      }
      seen++;
    },
    block() {
      const first = ({ change, cosine, norm }: ReturnType<typeof emptyReading>) => ({
        change: change.slice(0, seen),
        cosine: cosine.slice(0, seen),
        norm: norm.slice(0, seen),
      });
      return {
        steps: steps.slice(0, seen),
        layers: layers.map(({ weights, weightsAndBias, all }) => ({
          weights: first(weights),
          weightsAndBias: first(weightsAndBias),
          all: first(all),
        })),
      };
    },
  };
}
