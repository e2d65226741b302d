import type { Instrument, Scene } from "./instrument.ts";
import type { ProbeLossSeries } from "./shiftRecord.ts";

/**
 * The loss of the probe set, as one batch that never changes, normalized as in training: by which networks are compared
 * at matched loss.
 */
export function observeProbeLoss(scene: Scene, steps: Int32Array): Instrument<ProbeLossSeries> {
  const { data } = scene.probe;
  const pass = scene.passOf("probe in training", data.size);
  const loss = new Float64Array(steps.length);
  let seen = 0;
  return {
    steps,
    observe() {
      pass.run(data.features, "training", null, data.subsets);
      loss[seen++] = scene.network.loss.value(pass.logits, data.labels);
    },
    block: () => ({ steps: steps.slice(0, seen), loss: loss.slice(0, seen) }),
  };
}
