import { checkData } from "./checkData.ts";
import { checkMemory } from "./checkMemory.ts";
import { checkNetwork } from "./checkNetwork.ts";
import { checkTracking } from "./checkTracking.ts";
import { checkEpochs, checkTraining } from "./checkTraining.ts";
import { checkWeights } from "./checkWeights.ts";
import type { RunCheck } from "./runCheck.ts";

/** Every check of one variant, as it stands in each of its phases. A new one is one file and one line here. */
export const runChecks: readonly RunCheck[] = [
  checkData,
  checkTraining,
  checkWeights,
  checkNetwork,
  checkTracking,
  checkMemory,
];

/** Those of a variant's phases together. */
export const courseChecks: readonly RunCheck[] = [checkEpochs];
