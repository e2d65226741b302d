import type { Dataset } from "../flowers/dataset.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";
import type { Network } from "../network/network.ts";
import { createPass } from "../network/pass.ts";

/** The fixed samples through which distributions are observed, passed at most once per step, in inference mode. */
export interface ProbeSet {
  readonly data: Dataset;
  /** Activity of every hidden layer after `step` updates, by running statistics. */
  activityAt(step: number): readonly HiddenActivity[];
}

export function createProbeSet(network: Network, data: Dataset): ProbeSet {
  const pass = createPass(network, data.size);
  let passedAt = -1;
  return {
    data,
    activityAt(step) {
      if (step !== passedAt) {
        pass.run(data.features, "running", null, data.subsets);
        passedAt = step;
      }
      return pass.hidden;
    },
  };
}
