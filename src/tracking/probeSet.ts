import type { Dataset } from "../flowers/dataset.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";
import type { Pass } from "../network/pass.ts";

/** The fixed samples through which distributions are observed, passed at most once per step, in inference mode. */
export interface ProbeSet {
  readonly data: Dataset;
  /** Activity of every hidden layer after `step` updates, by running statistics. */
  activityAt(step: number): readonly HiddenActivity[];
}

/** @param pass over as many samples, by nobody else */
export function createProbeSet(pass: Pass, data: Dataset): ProbeSet {
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
