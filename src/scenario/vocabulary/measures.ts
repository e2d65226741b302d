import { causeMeasures } from "./measures/causes.ts";
import { courseMeasures } from "./measures/course.ts";
import type { MeasureEntry } from "./measures/entry.ts";
import { gradientMeasures, gradientNormMeasures } from "./measures/gradients.ts";
import { landscapeMeasures } from "./measures/landscape.ts";
import { outcomeMeasures } from "./measures/outcome.ts";
import { shiftMeasures } from "./measures/shift.ts";
import { subsetMeasures } from "./measures/subsets.ts";
import { sweepMeasures } from "./measures/sweeps.ts";
import { unitMeasures } from "./measures/units.ts";

export type { MeasureEntry } from "./measures/entry.ts";

/** Every measure that a claim can name: a new one is an entry in its family and a line in `measures/`. */
export const measures = {
  ...outcomeMeasures,
  ...shiftMeasures,
  ...gradientNormMeasures,
  ...gradientMeasures,
  ...landscapeMeasures,
  ...causeMeasures,
  ...unitMeasures,
  ...courseMeasures,
  ...subsetMeasures,
  ...sweepMeasures,
} as const satisfies Record<string, MeasureEntry>;

export type MeasureName = keyof typeof measures;
