import type { ObservationKind } from "../observation.ts";
import { accuracy } from "./accuracy.ts";
import { batchDrift } from "./batchDrift.ts";
import { batchInput } from "./batchInput.ts";
import { batchMoments } from "./batchMoments.ts";
import { batchShift } from "./batchShift.ts";
import type { BlockOf } from "./blockOf.ts";
import { causes } from "./causes.ts";
import { decisionField } from "./decisionField.ts";
import { drift } from "./drift.ts";
import { effectiveRank } from "./effectiveRank.ts";
import { gradientNorm } from "./gradientNorm.ts";
import { gradientShift } from "./gradientShift.ts";
import { landscape } from "./landscape.ts";
import { normalization } from "./normalization.ts";
import { probeLoss } from "./probeLoss.ts";
import { probePercentiles } from "./probePercentiles.ts";
import { sensitivity } from "./sensitivity.ts";
import { subsetInput } from "./subsetInput.ts";
import { trainingSet } from "./trainingSet.ts";
import { unitInput } from "./unitInput.ts";
import { weightNorm } from "./weightNorm.ts";

/** What can be observed of a run, by the names that scenarios call it: a new one is one file and one line here. */
export const observations = {
  "unit-input": unitInput,
  "batch-input": batchInput,
  "subset-input": subsetInput,
  normalization,
  "gradient-norm": gradientNorm,
  accuracy,
  drift,
  "batch-drift": batchDrift,
  "probe-loss": probeLoss,
  "batch-shift": batchShift,
  "decision-field": decisionField,
  "gradient-shift": gradientShift,
  landscape,
  causes,
  "batch-moments": batchMoments,
  "probe-percentiles": probePercentiles,
  sensitivity,
  "effective-rank": effectiveRank,
  "training-set": trainingSet,
  "weight-norm": weightNorm,
} as const satisfies Record<string, ObservationKind<unknown>>;

export type ObservationName = keyof typeof observations;

export const observationNames = Object.keys(observations) as ObservationName[];

/** What each observation leaves in a record; nothing where it was not made, or there was nothing to see. */
export type Blocks = { readonly [Name in ObservationName]?: BlockOf<(typeof observations)[Name]> };
