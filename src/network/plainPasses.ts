import { applyDense, denseBackward } from "./dense.ts";
import { hiddenBackward, hiddenForward } from "./hiddenLayer.ts";
import type { Network } from "./network.ts";
import { asInTraining } from "./normalizations/statisticsSource.ts";
import { createTrainingBuffers, type TrainingPasses } from "./trainingPasses.ts";

/** The plain path: shared, register-blocked kernels in a fixed order of arithmetic. */
export function plainPasses(network: Network, batchSize: number): TrainingPasses {
  const buffers = createTrainingBuffers(network, batchSize);
  const { output, age } = network;
  const { batch, logits, logitGradient, subsets, layers } = buffers;
  const last = layers.at(-1);
  const lastOutput = last?.buffers.output ?? batch;
  const lastGradient = last?.gradient.values ?? null;
  const statistics = asInTraining(() => age.updates + 1, subsets);
  return {
    path: "plain",
    buffers,
    forward() {
      for (let index = 0; index < layers.length; index++) {
        const { layer, buffers, input } = layers[index]!;
        hiddenForward(layer, input, buffers, statistics);
      }
      applyDense(output, lastOutput.values, logits, batchSize);
    },
    backward() {
      denseBackward(output, lastOutput.values, logitGradient, lastGradient, batchSize);
      for (let index = layers.length - 1; index >= 0; index--) {
        const { layer, buffers, input, gradient, toInput } = layers[index]!;
        hiddenBackward(layer, input, buffers, gradient, toInput);
      }
    },
    descend: null,
    takeInputMoments: () => layers.map(() => null),
  };
}
