import { type SubsetName, subsetNames } from "../flowers/dataset.ts";
import { byAccuracyOn } from "../scenario/vocabulary/measures/subsets.ts";
import { type MeasureEntry, type MeasureName, measures } from "../scenario/vocabulary/measures.ts";
import { median } from "../statistics/median.ts";
import type { Evaluation, InferenceStatistic } from "../tracking/inferenceStatistics.ts";
import type { DriftLayerSeries } from "../tracking/observations/drift.ts";
import type { RunRecord } from "../tracking/record.ts";
import type { Course } from "./course.ts";
import { coursesOf } from "./courses.ts";
import type { Measure } from "./measure.ts";
import { normalizedDrift, overStepsThenUnits } from "./normalizedDrift.ts";
import { growthPerStep, stepsUntilApart } from "./sensitivity.ts";
import { shareBeyondChance } from "./shareBeyondChance.ts";
import { shareOutside } from "./shareOutside.ts";
import { checksBelowTarget, lossUnsteadiness } from "./stability.ts";
import { meanOfDefined } from "./units.ts";

interface Value {
  readonly statistic?: InferenceStatistic;
  readonly layer?: number;
  readonly value: number;
  /** Upper end where the value is censored. */
  readonly high?: number;
}

const OWN_BATCHES = 100;

/** The measures of a run that are no mean, median or end of their course. */
type OwnName = {
  [Name in MeasureName]: (typeof measures)[Name] extends {
    readonly over: null;
    readonly per: Exclude<Per, "sweep">;
  }
    ? Name
    : never;
}[MeasureName];
type Per = MeasureEntry["per"];

type Readings = (record: RunRecord) => readonly Value[];

const onSubset =
  (subset: SubsetName): Readings =>
  ({ final }) =>
    byStatistic(final, ({ bySubset }) => bySubset[subset]);

/** NaN where a subset has no test samples; undefined without subsets. */
function worstOf(bySubset: Evaluation["bySubset"]): number | undefined {
  const shares = Object.values(bySubset);
  return shares.length === 0 ? undefined : Math.min(...shares);
}

/** How those are read off a record; no values where it was not tracked. */
const readers = {
  "test-accuracy": ({ final }) => byStatistic(final, ({ accuracy }) => accuracy),
  ...byAccuracyOn(subsetNames, onSubset),
  "worst-subset-accuracy": ({ final }) => byStatistic(final, ({ bySubset }) => worstOf(bySubset)),
  "test-loss": ({ final }) => byStatistic(final, ({ loss }) => loss),
  "own-batch-accuracy": ({ batches }) => {
    const last = batches.accuracy
      .slice(-Math.max(1, Math.round(OWN_BATCHES / batches.blockSize)))
      .filter((value) => !Number.isNaN(value));
    return last.length ? [{ value: last.reduce((sum, value) => sum + value, 0) / last.length }] : [];
  },
  "steps-to-target": ({ stepsToTarget, stepsDone }) =>
    stepsToTarget === null
      ? [{ value: stepsDone, high: Number.POSITIVE_INFINITY }]
      : [{ value: stepsToTarget }],
  reached: ({ stepsToTarget, outcome }) => [
    { value: stepsToTarget !== null && outcome.kind === "finished" ? 1 : 0 },
  ],
  drift: (record) => byLayer(record, normalizedDrift, "mean"),
  "drift-absolute": (record) => byLayer(record, ({ absolute }) => absolute, "mean"),
  "path-length": (record) => byLayer(record, normalizedDrift, "sum"),
  "batch-shift": ({ blocks: { "batch-shift": shift } }) =>
    shift ? [{ value: median(shift.againstTraining) }] : [],
  "batch-shift-outside": ({ blocks: { "batch-shift": shift } }) =>
    shift ? [{ value: shareOutside(shift.againstTraining, shift.band) }] : [],
  "batch-drift-outside": ({ blocks: { "batch-drift": drift } }) => (drift ? shareBeyondChance(drift) : []),
  unsteadiness: ({ batches }) => [{ value: lossUnsteadiness(batches) }],
  "checks-below-target": (record) => [{ value: checksBelowTarget(record) }],
  sensitivity: ({ blocks: { sensitivity } }) => (sensitivity ? [{ value: growthPerStep(sensitivity) }] : []),
  "steps-until-apart": ({ blocks: { sensitivity }, stepsDone }) => {
    if (sensitivity === undefined) return [];
    const steps = stepsUntilApart(sensitivity);
    return [steps === null ? { value: stepsDone, high: Number.POSITIVE_INFINITY } : { value: steps }];
  },
  diverged: ({ outcome }) => [{ value: outcome.kind === "diverged" ? 1 : 0 }],
} satisfies Record<OwnName, Readings>;

/** One number for a course over the steps. */
const overSteps = {
  mean: meanOfDefined,
  /** For what is spread over orders of magnitude. */
  median,
  last: (values) => values.at(-1) ?? Number.NaN,
} satisfies Record<string, (values: Float64Array) => number>;

function fromCourse(courses: readonly Course[], measure: MeasureName, over: keyof typeof overSteps): Value[] {
  return courses
    .filter(({ name }) => name === measure)
    .map(({ layer, statistic, values }) => ({
      ...(layer === null ? {} : { layer }),
      ...(statistic === null ? {} : { statistic }),
      value: overSteps[over](values),
    }));
}

/**
 * Every measure of a run. A diverged run stands at the bad end of what training decides (steps +∞, accuracy −∞); the
 * shift of its batches was measured all the same. A value that is not defined (no unit varies) may be anything.
 */
export function measureRun(record: RunRecord, courses: readonly Course[] = coursesOf(record)): Measure[] {
  return (Object.keys(measures) as MeasureName[]).flatMap((name) => {
    const { over, per } = measures[name];
    if (per === "sweep") return [];
    const values: readonly Value[] =
      over === null ? readers[name as OwnName](record) : fromCourse(courses, name, over);
    return values.map((value) => {
      const [low, high] = range(name, value, record);
      return { name, statistic: value.statistic ?? null, layer: value.layer ?? null, low, high };
    });
  });
}

function range(name: MeasureName, { value, high }: Value, { outcome }: RunRecord): [number, number] {
  if (outcome.kind === "diverged" && measures[name].needs !== "batch-shift" && !countsRuns(name)) {
    const worst = measures[name].good === "high" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return [worst, worst];
  }
  if (Number.isNaN(value)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [value, high ?? value];
}

/** A measure that a diverged run has as any other. */
const countsRuns = (name: MeasureName) => name === "diverged" || name === "reached";

/** No values of a subset where the data know none, and no accuracies where they have no classes. */
function byStatistic(final: RunRecord["final"], of: (evaluation: Evaluation) => number | undefined): Value[] {
  return Object.entries(final).flatMap(([statistic, evaluation]) => {
    const value = of(evaluation);
    return value === undefined || (Number.isNaN(value) && Number.isNaN(evaluation.accuracy))
      ? []
      : [{ statistic: statistic as InferenceStatistic, value }];
  });
}

function byLayer(
  { blocks: { drift } }: RunRecord,
  values: (layer: DriftLayerSeries) => Float32Array,
  how: "mean" | "sum",
): Value[] {
  return (drift?.layers ?? []).map((layer, index) => ({
    layer: index + 1,
    value: overStepsThenUnits(values(layer), layer.units, how),
  }));
}
