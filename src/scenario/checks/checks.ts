import { checkData } from "./checkData.ts";
import { checkMemory } from "./checkMemory.ts";
import { checkNetwork } from "./checkNetwork.ts";
import { checkTracking } from "./checkTracking.ts";
import { checkTraining } from "./checkTraining.ts";
import { checkWeights } from "./checkWeights.ts";
import type { RunCheck } from "./runCheck.ts";

/** Every check of one variant. A new one is one file and one line here. */
export const runChecks: readonly RunCheck[] = [
  checkData,
  checkTraining,
  checkWeights,
  checkNetwork,
  checkTracking,
  checkMemory,
];
