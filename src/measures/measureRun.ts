import { type MeasureName, measures } from "../scenario/vocabulary/measures.ts";
import { median } from "../statistics/median.ts";
import type { InferenceStatistic, RunRecord } from "../tracking/record.ts";
import { shareOutside } from "./batchShift.ts";
import { normalizedDrift, overStepsThenUnits } from "./drift.ts";
import type { Measure } from "./measure.ts";

interface Value {
  readonly statistic?: InferenceStatistic;
  readonly layer?: number;
  readonly value: number;
  /** Upper end where the value is censored. */
  readonly high?: number;
}

const OWN_BATCHES = 100;

/** How each measure is read off a record; no values where its blocks were not tracked. */
const readers = {
  "test-accuracy": ({ final }) => byStatistic(final, "accuracy"),
  "test-loss": ({ final }) => byStatistic(final, "loss"),
  "own-batch-accuracy": ({ batches }) => {
    const last = batches.accuracy.slice(-Math.max(1, Math.round(OWN_BATCHES / batches.blockSize)));
    return last.length ? [{ value: last.reduce((sum, value) => sum + value, 0) / last.length }] : [];
  },
  "steps-to-target": ({ stepsToTarget, stepsDone }) =>
    stepsToTarget === null
      ? [{ value: stepsDone, high: Number.POSITIVE_INFINITY }]
      : [{ value: stepsToTarget }],
  drift: (record) => byLayer(record, normalizedDrift, "mean"),
  "drift-absolute": (record) => byLayer(record, ({ absolute }) => absolute, "mean"),
  "path-length": (record) => byLayer(record, normalizedDrift, "sum"),
  "batch-shift": ({ batchShift }) => (batchShift ? [{ value: median(batchShift.againstTraining) }] : []),
  "batch-shift-outside": ({ batchShift }) =>
    batchShift ? [{ value: shareOutside(batchShift.againstTraining, batchShift.band) }] : [],
} satisfies Record<MeasureName, (record: RunRecord) => readonly Value[]>;

/**
 * Every measure of a run. A diverged run stands at the bad end of what training decides (steps +∞, accuracy −∞); the
 * shift of its batches was measured all the same. A value that is not defined (no unit varies) may be anything.
 */
export function measureRun(record: RunRecord): Measure[] {
  return (Object.keys(readers) as MeasureName[]).flatMap((name) =>
    readers[name](record).map((value: Value) => {
      const [low, high] = range(name, value, record);
      return { name, statistic: value.statistic ?? null, layer: value.layer ?? null, low, high };
    }),
  );
}

function range(name: MeasureName, { value, high }: Value, { outcome }: RunRecord): [number, number] {
  if (outcome.kind === "diverged" && measures[name].needs !== "batch-shift") {
    const worst = measures[name].good === "high" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return [worst, worst];
  }
  if (Number.isNaN(value)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [value, high ?? value];
}

function byStatistic(final: RunRecord["final"], field: "accuracy" | "loss"): Value[] {
  return Object.entries(final).map(([statistic, evaluation]) => ({
    statistic: statistic as InferenceStatistic,
    value: evaluation[field],
  }));
}

function byLayer(
  { drift }: RunRecord,
  values: (layer: NonNullable<RunRecord["drift"]>["layers"][number]) => Float32Array,
  how: "mean" | "sum",
): Value[] {
  return (drift?.layers ?? []).map((layer, index) => ({
    layer: index + 1,
    value: overStepsThenUnits(values(layer), layer.units, how),
  }));
}
