import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";

/**
 * Euclidean norms of the gradient that an update was made by: of the mean loss of its batch, in training mode, at the
 * parameters before it. At step 1 the network is as it was initialized; step 0 has no batch and is left out.
 *
 *   layers         with respect to the parameters of each layer (output last)
 *   preActivation  with respect to z of each hidden layer, over all samples of the batch
 */
export const gradientNorm = observation({
  usually: { at: "snapshots" },
  detail: "layers",
  passes: 0.02,
  bytes: ({ layers }) => 16 * layers,
  isSeen: (step) => step > 0,
  columns: ({ hidden }) => ({
    layers: [...hidden.map(() => float64()), float64()],
    preActivation: hidden.map(() => float64()),
  }),
  watch: (scene, { columns: { layers, preActivation } }) => ({
    observe(_, seen) {
      const trainer = scene.trainerNow();
      layers.forEach((norms, index) => {
        norms[seen] = trainer.gradientNorm(index + 1);
      });
      preActivation.forEach((norms, index) => {
        norms[seen] = trainer.preActivationGradientNorm(index + 1);
      });
    },
  }),
});
