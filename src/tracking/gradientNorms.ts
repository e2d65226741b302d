import type { Instrument, Scene } from "./instrument.ts";
import type { RunRecord } from "./record.ts";

/** Euclidean norm of the batch gradient of each layer's parameters (output last). Step 0 has no batch: left out. */
export function observeGradientNorms(
  scene: Scene,
  planned: Int32Array,
): Instrument<NonNullable<RunRecord["gradientNorms"]>> {
  const steps = planned.filter((step) => step > 0);
  const layers = Array.from(
    { length: scene.network.hidden.length + 1 },
    () => new Float32Array(steps.length),
  );
  let seen = 0;
  return {
    steps,
    observe() {
      layers.forEach((norms, index) => {
        norms[seen] = scene.trainer.gradientNorm(index + 1);
      });
      seen++;
    },
    block: () => ({ steps: steps.slice(0, seen), layers: layers.map((norms) => norms.slice(0, seen)) }),
  };
}
