import type { SubsetIndex } from "../../flowers/dataset.ts";
import { zeros } from "../../matrix.ts";
import { createAscendingSort } from "../../statistics/ascendingSort.ts";
import { wasserstein1OfSorted } from "../../statistics/wasserstein1.ts";
import { cloneNetwork, copyNetwork } from "../cloneNetwork.ts";
import type { Instrument, Scene } from "../instrument.ts";
import type { CauseSeries } from "../shiftRecord.ts";
import { createCauseRecorder } from "./causeColumns.ts";
import { createInferenceGame, inferenceCauses } from "./inferenceGame.ts";
import { createSamplingBias } from "./samplingBias.ts";
import { createTrainingGame, type TrainingGame, trainingCauses } from "./trainingGame.ts";

/**
 * What changed each hidden unit's input at the updates given, shared out among its causes by Shapley values: of z in
 * training mode, from the pass of step t to that of step t + 1 (new batch, and update t in between); of the unit input in
 * inference mode, on the probe, before and after update t.
 *
 * Beside them, since distances do not add, the distance that each cause alone makes from the old state: Wasserstein-1
 * between the z of the two batches.
 *
 * Step 0 is no update, and the last update has no batch after it: left out.
 */
export function observeCauses(scene: Scene, planned: Int32Array): Instrument<CauseSeries> {
  const { network, trainer, probe, batchSize, totalSteps } = scene;
  const steps = planned.filter((step) => step > 0 && step < totalSteps);
  const before = cloneNetwork(network);
  const oldBatch = zeros(trainer.batch.rows, batchSize);
  const oldSubsets = new Uint8Array(batchSize);
  let oldSubset: SubsetIndex | null = null;

  const training = createTrainingGame(before, network, batchSize);
  const bias = createSamplingBias(scene, before);
  const inference = createInferenceGame(before, network, probe.data.features, probe.data.subsets);
  const layers = network.hidden.map(({ settings: { units } }) => {
    const perUnit = () => new Float32Array(steps.length * units);
    return {
      units,
      training: createCauseRecorder(trainingCauses, units, steps.length),
      inference: createCauseRecorder(inferenceCauses, units, steps.length),
      biasMean: perUnit(),
      biasLogSd: perUnit(),
      alone: { sampling: perUnit(), upstream: perUnit(), ownWeights: perUnit() },
    };
  });
  const distances = createDistances(training, batchSize);
  let seen = 0;
  let waiting = false;

  function keepOldState() {
    copyNetwork(network, before);
    oldBatch.values.set(trainer.batch.values);
    oldSubsets.set(trainer.subsets);
    oldSubset = scene.currentSubset();
  }

  function compare() {
    const games = training.play(
      { features: oldBatch, subsets: oldSubsets, weights: null },
      { features: trainer.batch, subsets: trainer.subsets, weights: null },
    );
    const biases = bias.measure(oldSubset, scene.currentSubset());
    const atInference = inference.play();
    layers.forEach((layer, index) => {
      layer.training.add(seen, games[index]!);
      layer.inference.add(seen, atInference[index]!);
      layer.biasMean.set(biases[index]!.mean, seen * layer.units);
      layer.biasLogSd.set(biases[index]!.logSd, seen * layer.units);
      trainingCauses.forEach((cause, bit) => {
        distances.write(index, 1 << bit, layer.units, layer.alone[cause], seen * layer.units);
      });
    });
    seen++;
  }

  return {
    steps,
    prepare(step) {
      if (waiting) compare();
      waiting = steps[seen] === step;
      if (waiting) keepOldState();
    },
    // What it needs is there only once the next batch is.
    observe() {},
    block: () => ({
      steps: steps.slice(0, seen),
      training: layers.map(({ training: recorder, units, biasMean, biasLogSd, alone }) => {
        const first = (values: Float32Array) => values.slice(0, seen * units);
        return {
          ...recorder.layer(seen),
          bias: { mean: first(biasMean), logSd: first(biasLogSd) },
          alone: {
            sampling: first(alone.sampling),
            upstream: first(alone.upstream),
            ownWeights: first(alone.ownWeights),
          },
        };
      }),
      inference: layers.map(({ inference: recorder }) => recorder.layer(seen)),
    }),
  };
}

/** Wasserstein-1 between every unit's z in the old state and with the causes of a mask alone new. */
function createDistances(game: TrainingGame, samples: number) {
  const old = new Float64Array(samples);
  const changed = new Float64Array(samples);
  const sort = createAscendingSort(samples);
  return {
    write(layer: number, mask: number, units: number, into: Float32Array, offset: number) {
      const from = game.preActivation(layer, 0).values;
      const to = game.preActivation(layer, mask).values;
      for (let unit = 0; unit < units; unit++) {
        old.set(from.subarray(unit * samples, (unit + 1) * samples));
        changed.set(to.subarray(unit * samples, (unit + 1) * samples));
        sort(old);
        sort(changed);
        into[offset + unit] = wasserstein1OfSorted(old, changed);
      }
    },
  };
}
