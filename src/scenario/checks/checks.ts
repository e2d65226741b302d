import { phasesOf } from "../phases.ts";
import type { RunSettings } from "../scenario.ts";
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

/** What does not fit together in settings that no file holds as they are, in words: the first of it; null where all fits. */
export function settingsFault(settings: RunSettings): string | null {
  const told: string[] = [];
  const report = (_: unknown, message: string) => told.push(message);
  const { training } = settings;
  for (const { from, ...by } of phasesOf(training))
    if (from <= training.steps)
      for (const check of runChecks) check({ ...settings, training: { ...training, ...by } }, report);
  for (const check of courseChecks) check(settings, report);
  return told[0] ?? null;
}
