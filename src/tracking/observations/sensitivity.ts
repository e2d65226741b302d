import { copyMatrix } from "../../matrix.ts";
import { copyMasks } from "../../network/dropout.ts";
import type { Network } from "../../network/network.ts";
import { createPass } from "../../network/pass.ts";
import { createTrainer } from "../../network/trainer.ts";
import type { OptimizerSettings } from "../../optimizers/settings.ts";
import type { RandomStream } from "../../random.ts";
import { cloneNetwork } from "../cloneNetwork.ts";
import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";

/** By how much the initial weights of the twin are moved, up or down. */
const displacement = 1e-12;

/**
 * How far the same run parts from itself when its initial weights are moved by 10⁻¹²: a second network is trained beside the
 * run on the same batches, with the same noise and dropout, and compared with it.
 *
 *   loss, twinLoss   of the probe set as one batch, normalized as in training, in nats
 *   distance         ‖θ′ − θ‖ / ‖θ‖ over all parameters θ of the run, θ′ of the twin
 *
 * Cost     every step is trained twice
 */
export const sensitivity = observation({
  ofLikeBatches: true,
  usually: { every: 5 },
  detail: "request",
  passes: 2.5,
  bytes: () => 24,
  columns: () => ({ loss: float64(), twinLoss: float64(), distance: float64() }),
  watch({ network, trainer, probe: { data }, passOf, ...scene }, { columns: { loss, twinLoss, distance } }) {
    const twin = cloneNetwork(network);
    moveWeights(twin, scene.stream.child("sensitivity"));
    let { optimizer } = scene.trainedBy(1);
    const training = createTrainer(
      twin,
      optimizer,
      trainer.batch.columns,
      scene.totalSteps,
      scene.noiseFromItsBeginning(),
      trainer.subsetWeights,
    );

    function goOnBy(next: OptimizerSettings, steps: number): void {
      if (next === optimizer) return;
      optimizer = next;
      const saved = training.optimizer().save();
      training.trainBy(next);
      training.optimizer().restore(saved, steps);
    }

    const pass = passOf("probe in training", data.size);
    const twinPass = createPass(twin, data.size);
    return {
      prepareAny(step) {
        goOnBy(scene.trainedBy(step).optimizer, step - 1);
        copyMatrix(trainer.batch, training.batch);
        training.labels.set(trainer.labels);
        training.subsets.set(trainer.subsets);
        copyMasks(trainer.masks, training.masks);
        training.step();
      },
      observe(_, seen) {
        pass.run(data.features, "training", null, data.subsets);
        twinPass.run(data.features, "training", null, data.subsets);
        loss[seen] = network.loss.value(pass.logits, data.labels);
        twinLoss[seen] = twin.loss.value(twinPass.logits, data.labels);
        distance[seen] = relativeDistance(network, twin);
      },
    };
  },
});

/** Every weight by the same size, up or down by chance. */
function moveWeights({ parameters }: Network, stream: RandomStream): void {
  for (const { name, values } of parameters) {
    if (!name.endsWith(".weights") && !name.endsWith(".directions")) continue;
    for (let j = 0; j < values.length; j++)
      values[j] = values[j]! + (stream.next() < 0.5 ? -displacement : displacement);
  }
}

function relativeDistance(from: Network, to: Network): number {
  let apart = 0;
  let size = 0;
  for (let p = 0; p < from.parameters.length; p++) {
    const { values } = from.parameters[p]!;
    const others = to.parameters[p]!.values;
    for (let j = 0; j < values.length; j++) {
      apart += (others[j]! - values[j]!) * (others[j]! - values[j]!);
      size += values[j]! * values[j]!;
    }
  }
  return Math.sqrt(apart / size);
}
