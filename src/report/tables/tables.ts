import { quantileLevels, type UnitSeries } from "../../tracking/meters/distribution.ts";
import type { ReportInput } from "../input.ts";
import { causeSizesTable, causesTable } from "./causes.ts";
import { coursesTable } from "./courses.ts";
import { driftTable } from "./drift.ts";
import { withFactorColumns } from "./factorColumns.ts";
import { gradientShiftTable } from "./gradientShift.ts";
import { identity } from "./identity.ts";
import { landscapeTable } from "./landscape.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";
import { batchMomentsTable, probePercentilesTable } from "./watched.ts";

/** Every table that goes beside a report. */
export function tablesOf(input: ReportInput): Table[] {
  const tables = [
    runsTable(input),
    finalTable(input),
    curvesTable(input),
    driftTable(input),
    batchShiftTable(input),
    gradientShiftTable(input),
    landscapeTable(input),
    causeSizesTable(input),
    causesTable(input),
    coursesTable(input),
    unitInputsTable(input),
    batchMomentsTable(input),
    probePercentilesTable(input),
  ].filter(({ rows }) => !isEmpty(rows));
  return withFactorColumns(tables, input.scenario);
}

const isEmpty = (rows: Iterable<unknown>) => rows[Symbol.iterator]().next().done === true;

function runsTable({ runs }: ReportInput): Table {
  return tableOf(
    "runs",
    "One row per run and measure. A range is a censored value: low to high, empty for infinity.",
    {
      ...identity,
      outcome: ["STRING", "finished or diverged"],
      steps_done: ["INT32", "parameter updates made"],
      measure: ["STRING", "name of the measure; its unit stands above, under Measures"],
      statistic: ["STRING", "inference statistic, where the measure has one"],
      layer: ["INT32", "hidden layer from 1, where the measure has one"],
      low: ["DOUBLE", "value, or lower end of its range, in the measure's unit"],
      high: ["DOUBLE", "value, or upper end of its range"],
    },
    rowsOfEach(runs, ({ variant, seed, summary }) =>
      summary.measures.map(({ name, statistic, layer, low, high }) => ({
        variant,
        seed,
        outcome: summary.outcome.kind as string,
        steps_done: summary.stepsDone,
        measure: name as string,
        statistic: statistic as string | null,
        layer,
        low,
        high,
      })),
    ),
    { csv: true },
  );
}

function finalTable({ runs }: ReportInput): Table {
  return tableOf(
    "final",
    "Loss and accuracy on the test set at the end of training, by inference statistic.",
    {
      ...identity,
      statistic: ["STRING", "where mean and variance of batch norm came from"],
      loss: ["DOUBLE", "mean cross-entropy, nats"],
      accuracy: ["DOUBLE", "share of test samples classified rightly"],
      accuracy_a: ["DOUBLE", "the same within subset A"],
      accuracy_b: ["DOUBLE", "the same within subset B"],
    },
    rowsOfEach(runs, ({ variant, seed, summary }) =>
      Object.entries(summary.final).map(([statistic, evaluation]) => ({
        variant,
        seed,
        statistic,
        loss: evaluation.loss,
        accuracy: evaluation.accuracy,
        accuracy_a: evaluation.bySubset.A ?? null,
        accuracy_b: evaluation.bySubset.B ?? null,
      })),
    ),
    { csv: true },
  );
}

function curvesTable({ runs }: ReportInput): Table {
  return tableOf(
    "curves",
    "Loss and accuracy over the steps: on the test set by inference statistic, and on the run's own training batches (mean since the row before).",
    {
      ...identity,
      step: ["INT32", "parameter updates done"],
      on: ["STRING", "inference statistic on the test set, or own-batches"],
      loss: ["DOUBLE", "mean cross-entropy, nats"],
      accuracy: ["DOUBLE", "share classified rightly"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { evaluations, ownBatches } }) => [
      ...Object.entries(evaluations?.byStatistic ?? {}).flatMap(([on, { loss, accuracy }]) =>
        Array.from(evaluations!.steps, (step, at) => ({
          variant,
          seed,
          step,
          on,
          loss: loss[at]!,
          accuracy: accuracy[at]!,
        })),
      ),
      ...Array.from(ownBatches.steps, (step, at) => ({
        variant,
        seed,
        step,
        on: "own-batches",
        loss: ownBatches.loss[at]!,
        accuracy: ownBatches.accuracy[at]!,
      })),
    ]),
    { csv: false },
  );
}

function batchShiftTable({ runs }: ReportInput): Table {
  const names = ["p5", "p25", "p50", "p75", "p95"] as const;
  return tableOf(
    "batch_shift",
    "How far the mini-batches of a run are from the training set, and from the batch before: quantiles over the batches.",
    {
      ...identity,
      of: ["STRING", "training set, batch before (energy distance), or a feature (Wasserstein-1)"],
      p5: ["DOUBLE", "5th percentile; energy distances less chance over 2μ, features in sds"],
      p25: ["DOUBLE", "25th percentile"],
      p50: ["DOUBLE", "median"],
      p75: ["DOUBLE", "75th percentile"],
      p95: ["DOUBLE", "95th percentile"],
      band_low: ["DOUBLE", "2.5th percentile of uniform batches"],
      band_high: ["DOUBLE", "97.5th percentile of uniform batches"],
      share_outside: ["DOUBLE", "share of the batches outside that band; 0.05 by chance"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { batchShift } }) => {
      if (!batchShift) return [];
      const energy = [
        { name: "training set", ...batchShift },
        {
          name: "batch before",
          quantiles: batchShift.consecutiveQuantiles,
          band: batchShift.consecutiveBand,
          shareOutside: batchShift.consecutiveShareOutside,
        },
      ];
      return [...energy, ...batchShift.features].map(({ name, quantiles, band, shareOutside }) => {
        const [p5, p25, p50, p75, p95] = names.map((_, at) => quantiles[at]!);
        return {
          variant,
          seed,
          of: name,
          p5: p5!,
          p25: p25!,
          p50: p50!,
          p75: p75!,
          p95: p95!,
          band_low: band[0],
          band_high: band[1],
          share_outside: shareOutside,
        };
      });
    }),
    { csv: true },
  );
}

const percentiles = [5, 15, 50, 85, 95] as const;

function unitInputsTable({ details }: ReportInput): Table {
  const rows = rowsOfEach(details, ({ variant, seed, record: { blocks } }) => {
    const { "unit-input": probe, "batch-input": batch } = blocks;
    const of = (
      on: string,
      steps: Int32Array | undefined,
      layers: UnitSeries["layers"] | null | undefined,
    ) => (steps && layers ? unitRows(variant, seed, on, { steps, layers }) : []);
    return [
      ...of("probe pre-activation", probe?.steps, probe?.preActivation),
      ...of("probe unit input", probe?.steps, probe?.unitInput),
      ...of("mini-batch unit input", batch?.steps, batch?.layers),
    ];
  });
  return tableOf(
    "unit_inputs",
    "Distribution of every hidden unit's input at each snapshot, for the seeds that the report details.",
    {
      ...identity,
      on: ["STRING", "samples and quantity; the unit input is z where no row names it"],
      step: ["INT32", "parameter updates done"],
      layer: ["INT32", "hidden layer from 1"],
      unit: ["INT32", "unit from 1"],
      mean: ["DOUBLE", "mean"],
      sd: ["DOUBLE", "standard deviation, divisor n"],
      p5: ["DOUBLE", "5th percentile"],
      p15: ["DOUBLE", "15th percentile"],
      p50: ["DOUBLE", "median"],
      p85: ["DOUBLE", "85th percentile"],
      p95: ["DOUBLE", "95th percentile"],
      saturated: ["DOUBLE", "share of samples where the slope is below 5 % of its maximum"],
    },
    rows,
    { csv: false },
  );
}

function unitRows(variant: string, seed: number, on: string, { steps, layers }: UnitSeries) {
  const quantile = (layer: UnitSeries["layers"][number], at: number, percent: number) =>
    layer.quantiles[at * quantileLevels.length + (percent * 40) / 100]!;
  return Array.from(steps).flatMap((step, snapshot) =>
    layers.flatMap((layer, index) =>
      Array.from({ length: layer.units }, (_, unit) => {
        const at = snapshot * layer.units + unit;
        const [p5, p15, p50, p85, p95] = percentiles.map((percent) => quantile(layer, at, percent));
        return {
          variant,
          seed,
          on,
          step,
          layer: index + 1,
          unit: unit + 1,
          mean: layer.mean[at]!,
          sd: layer.sd[at]!,
          p5: p5!,
          p15: p15!,
          p50: p50!,
          p85: p85!,
          p95: p95!,
          saturated: layer.saturated[at]!,
        };
      }),
    ),
  );
}
