import { quantileSorted } from "simple-statistics";
import type { BatchShiftSeries } from "../tracking/observations/batchShift.ts";
import type { RunRecord } from "../tracking/record.ts";
import { causeSizes } from "./causeSizes.ts";
import { coursesOf } from "./courses.ts";
import { measureRun } from "./measureRun.ts";
import { shareOutside } from "./shareOutside.ts";
import type { RunSummary } from "./summary.ts";

/**
 * The summary of a run, from its record alone.
 *
 * @example
 *   const { scenario } = readScenarioFile("scenarios/batch-of-four.yaml");
 *   const [first] = plan(scenario);
 *   const { measures } = summarize(trainRun(first));
 *   measures.find(({ name }) => name === "test-accuracy") // { name: 'test-accuracy', statistic: 'running', layer: null, low: 1, high: 1 }
 */
export function summarize(record: RunRecord): RunSummary {
  const courses = coursesOf(record);
  const { accuracy, drift, causes } = record.blocks;
  const { "batch-drift": batchDrift, "batch-shift": batchShift, "gradient-norm": norms } = record.blocks;
  return {
    outcome: record.outcome,
    stepsDone: record.stepsDone,
    stepsToTarget: record.stepsToTarget,
    measures: measureRun(record, courses),
    courses,
    final: record.final,
    evaluations: accuracy ?? null,
    checks: record.checks,
    ownBatches: ownBatches(record),
    drift: drift ? { lag: drift.lag, uncertainty: drift.uncertainty } : null,
    batchDriftBand: batchDrift
      ? {
          steps: batchDrift.band.steps,
          layers: batchDrift.band.layers.map(({ layer50, layer95 }) => ({ layer50, layer95 })),
        }
      : null,
    causes: causes ? causeSizes(causes) : null,
    batchShift: batchShift ? batchShiftQuantiles(batchShift) : null,
    gradientNorms: norms ?? null,
  };
}

/** Means of the batches' loss and accuracy over each interval between evaluations (or over 40 equal ones). */
function ownBatches({
  batches,
  blocks: { accuracy: evaluations },
  stepsDone,
}: RunRecord): RunSummary["ownBatches"] {
  const count = Math.min(40, stepsDone);
  const ends = evaluations
    ? evaluations.steps.filter((step) => step > 0 && step <= stepsDone)
    : Int32Array.from({ length: count }, (_, index) => Math.round((stepsDone * (index + 1)) / count));
  const meanOver = (values: Float64Array) =>
    Float64Array.from(ends, (end, index) => {
      const from = Math.floor((index === 0 ? 0 : ends[index - 1]!) / batches.blockSize);
      const to = Math.max(from + 1, Math.floor(end / batches.blockSize));
      const part = values.subarray(from, Math.min(to, values.length));
      return part.reduce((sum, value) => sum + value, 0) / part.length;
    });
  return { steps: ends, loss: meanOver(batches.loss), accuracy: meanOver(batches.accuracy) };
}

function batchShiftQuantiles(shift: BatchShiftSeries): NonNullable<RunSummary["batchShift"]> {
  return {
    quantiles: fiveQuantiles(shift.againstTraining),
    band: shift.band,
    shareOutside: shareOutside(shift.againstTraining, shift.band),
    consecutiveQuantiles: fiveQuantiles(shift.consecutive),
    consecutiveBand: shift.consecutiveBand,
    consecutiveShareOutside: shareOutside(shift.consecutive, shift.consecutiveBand),
    features: shift.features.map(({ name, shift: values }, feature) => ({
      name,
      quantiles: fiveQuantiles(values),
      band: shift.featureBands[feature]!,
      shareOutside: shareOutside(values, shift.featureBands[feature]!),
    })),
  };
}

function fiveQuantiles(values: Float64Array): Float64Array {
  const sorted = Array.from(values.filter((value) => !Number.isNaN(value))).sort((a, b) => a - b);
  return Float64Array.from([0.05, 0.25, 0.5, 0.75, 0.95], (level) =>
    sorted.length ? quantileSorted(sorted, level) : Number.NaN,
  );
}
