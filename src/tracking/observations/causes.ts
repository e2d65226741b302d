import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { padded, paddedLength } from "../../matrix.ts";
import { copyMasks, createMask } from "../../network/dropout.ts";
import type { Network } from "../../network/network.ts";
import { causeColumns, createCauseWriter } from "../causes/causeColumns.ts";
import { createInferenceGame, inferenceCauses } from "../causes/inferenceGame.ts";
import { createSamplingBias, type Drawn } from "../causes/samplingBias.ts";
import { createTrainingGame, type TrainingGame, trainingCauses } from "../causes/trainingGame.ts";
import { cloneNetwork, copyNetwork } from "../cloneNetwork.ts";
import { byName, float32 } from "../columns.ts";
import { observation } from "../observation.ts";
import type { BlockOf } from "./blockOf.ts";

export type CauseSeries = BlockOf<typeof causes>;
export type TrainingCause = (typeof trainingCauses)[number];
export type InferenceCause = (typeof inferenceCauses)[number];

/**
 * What changed each hidden unit's input at the updates given, shared out among its causes by Shapley values: of z in
 * training mode, from the pass of step t to that of step t + 1 (new batch, and update t in between); of the unit input in
 * inference mode, on the probe, before and after update t. What dropout leaves out belongs to sampling, to its chance.
 *
 * Beside them, since distances do not add, the distance that each cause alone makes from the old state: Wasserstein-1
 * between the z of the two batches; in the runs that are detailed.
 *
 * Step 0 is no update, and the last update has no batch after it: left out.
 */
export const causes = observation({
  ofLikeBatches: true,
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 5,
  ofUnits: true,
  bytes: ({ units }) => 8 * 24 * units,
  isSeen: (step, { totalSteps }) => step > 0 && step < totalSteps,
  columns: ({ hidden, detailed }) => ({
    training: hidden.map(({ units }) => ({
      ...causeColumns(trainingCauses, units),
      /** The part of sampling that is the sampler's law; the rest is chance. */
      bias: { mean: float32(units), logSd: float32(units) },
      /** Null but in the runs that are detailed. */
      alone: detailed ? byName(trainingCauses, () => float32(units)) : null,
    })),
    inference: hidden.map(({ units }) => causeColumns(inferenceCauses, units)),
  }),
  watch(scene, store) {
    const { network, trainer, probe } = scene;
    const batchSize = trainer.batch.columns;
    const before = cloneNetwork(network);
    const oldBatch = padded(trainer.batch.rows, batchSize);
    const oldSubsets = new Uint8Array(batchSize);
    const oldMasks = trainer.masks.map((mask) => mask && createMask(mask.factors.rows, batchSize, mask.rate));
    let old: Drawn | null = null;

    const training = createTrainingGame(before, network, [batchSize, batchSize]);
    const bias = createSamplingBias(scene, before);
    const inference = createInferenceGame(before, network, probe);
    const writeTraining = store.columns.training.map((layer) => createCauseWriter(layer));
    const writeInference = store.columns.inference.map((layer) => createCauseWriter(layer));
    const distances = scene.detailed ? createDistances(training, network, batchSize) : null;
    let waiting = false;

    const drawnAt = (step: number): Drawn => ({
      sampler: scene.trainedBy(step).sampler,
      current: scene.currentSubset(),
    });

    function keepOldState(step: number) {
      copyNetwork(network, before);
      oldBatch.values.set(trainer.batch.values);
      oldSubsets.set(trainer.subsets);
      copyMasks(trainer.masks, oldMasks);
      old = drawnAt(step);
    }

    function compare(step: number, seen: number) {
      const games = training.play(
        { features: oldBatch, subsets: oldSubsets, weights: null, masks: oldMasks },
        { features: trainer.batch, subsets: trainer.subsets, weights: null, masks: trainer.masks },
      );
      const biases = bias.measure(old!, drawnAt(step));
      const atInference = inference.play(store.steps[seen]!);
      store.columns.training.forEach((layer, index) => {
        const { units } = layer;
        writeTraining[index]!(games[index]!, seen);
        writeInference[index]!(atInference[index]!, seen);
        layer.bias.mean.set(biases[index]!.mean, seen * units);
        layer.bias.logSd.set(biases[index]!.logSd, seen * units);
        if (layer.alone !== null) distances?.write(index, layer.alone, seen * units);
      });
    }

    return {
      // What a step needs is there only once the next batch is.
      prepareAny(step) {
        if (waiting) compare(step, store.seen++);
        waiting = store.steps[store.seen] === step;
        if (waiting) keepOldState(step);
      },
    };
  },
});

/** Wasserstein-1 between every unit's z in the old state and with one cause alone new. */
function createDistances(game: TrainingGame, { hidden }: Network, samples: number) {
  const units = hidden.reduce((sum, { dense }) => sum + dense.units, 0);
  const kernels = kernelsFor([game], 2 * units * paddedLength(samples) + hidden.length + units);
  const layers = hidden.map(({ dense }) => ({
    old: padded(dense.units, samples, kernels.allocate),
    changed: padded(dense.units, samples, kernels.allocate),
    distance: kernels.allocate(dense.units),
  }));
  return {
    write(layer: number, alone: Readonly<Record<TrainingCause, Float32Array>>, offset: number) {
      const { old, changed, distance } = layers[layer]!;
      kernels.sortRows(game.preActivation(layer, 0), old);
      trainingCauses.forEach((cause, bit) => {
        kernels.sortRows(game.preActivation(layer, 1 << bit), changed);
        kernels.rowDistances(old, changed, distance);
        alone[cause].set(distance, offset);
      });
    },
  };
}
