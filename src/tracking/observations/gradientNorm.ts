import { float32 } from "../columns.ts";
import { observation } from "../observation.ts";

/** Euclidean norm of the batch gradient of each layer's parameters (output last). Step 0 has no batch: left out. */
export const gradientNorm = observation({
  usually: { at: "snapshots" },
  detail: "layers",
  passes: 0.02,
  bytes: ({ layers }) => 4 * layers,
  isSeen: (step) => step > 0,
  columns: ({ hidden }) => ({ layers: [...hidden.map(() => float32()), float32()] }),
  watch: (scene, { columns: { layers } }) => ({
    observe(_, seen) {
      layers.forEach((norms, index) => {
        norms[seen] = scene.trainerNow().gradientNorm(index + 1);
      });
    },
  }),
});
