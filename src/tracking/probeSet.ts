import type { Dataset } from "../flowers/dataset.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";
import type { Pass } from "../network/pass.ts";

/** The fixed samples through which distributions are observed, passed at most once per step, in inference mode. */
export interface ProbeSet {
  readonly data: Dataset;
  /** Those that the arrays of the activity are for. */
  readonly kernels: Kernels;
  /** The same activity as it is now, after whatever step. */
  readonly hidden: readonly HiddenActivity[];
  /** Activity of every hidden layer after `step` updates, by running statistics. */
  activityAt(step: number): readonly HiddenActivity[];
}

/** @param pass over as many samples, by nobody else */
export function createProbeSet(pass: Pass, data: Dataset): ProbeSet {
  let passedAt = -1;
  return {
    data,
    kernels: pass.kernels,
    hidden: pass.hidden,
    activityAt(step) {
      if (step !== passedAt) {
        pass.runToUnitInputs(data.features, "running", null, data.subsets);
        passedAt = step;
      }
      return pass.hidden;
    },
  };
}
