import { inLossUnits } from "../../findings/lossUnits.ts";
import { firstCrossing, valueAt } from "../../measures/course.ts";
import type { RunSummary } from "../../measures/summary.ts";
import { type MeasureName, measures } from "../../scenario/vocabulary/measures.ts";
import { median } from "../../statistics/median.ts";
import { chartTable } from "../chartTable.ts";
import { bandWords, overSeeds } from "../overSeeds.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import type { Chart, Fragment } from "./chart.ts";
import { logarithmicTicks } from "./logarithmicTicks.ts";
import { panelLayout } from "./perVariant.ts";
import { rowNamesWidth, variantColour, variantRows } from "./variantLooks.ts";

/** What papers and notes have called internal covariate shift, and what stands for it. */
export const comparedMeasures = [
  "drift",
  "drift-absolute",
  "movement",
  "joint-movement",
  "upstream-shift",
  "upstream-spread",
  "gradient-shift-relative",
  "gradient-shift-cosine",
  "rate-smoothness",
] as const satisfies readonly MeasureName[];

const LOSSES = [0.1, 0.2, 0.3, 0.5] as const;
/** Beyond this share of runs that never come to a loss, it compares other runs than the whole training does. */
const MOST_MISSING = 0.2;

/** Every measure of internal covariate shift side by side: over the training, and where the loss is the same. */
export function shiftMeasures(model: ReportModel): Chart | null {
  const loss = matchedLoss(model.shown);
  const rows = comparedMeasures.flatMap((measure) =>
    model.shown.flatMap((variant) => [
      ...rowOf(variant, measure, "over the training", ({ measures: all }) =>
        median(all.filter(({ name }) => name === measure).map(({ low }) => low)),
      ),
      ...(loss === null || !comesTo(variant, loss)
        ? []
        : rowOf(variant, measure, "at matched loss", ({ courses }) => atLoss(courses, measure, loss))),
    ]),
  );
  const present = comparedMeasures.filter((measure) => rows.some((row) => row.measure === measure));
  if (present.length < 2) return null;
  const y = variantRows(model.shown);
  const yOffset = { field: "across", type: "quantitative", scale: { domain: [-2, 2] } };
  const matched =
    loss === null
      ? ""
      : ` Hollow: where the training-mode loss on the probe first falls to ${loss}, so that networks are compared at the same stage of learning; a variant of which more than a fifth of the runs never come to it has none.`;
  return {
    title: "Every measure of internal covariate shift, side by side",
    read: `One panel per measure, median over the layers; ${bandWords(model.seedCount)}. Filled: over the whole training, in which a network that has not learned counts as calm.${matched} The measures need not agree: that is a result. Only the cosine is better to the right.`,
    aria: present
      .map((measure) => `${measures[measure].label}: ${describe(model, rows, measure)}.`)
      .join(" "),
    spec: {
      columns: 2,
      spacing: 26,
      data: { name: "measures" },
      concat: present.map((measure) =>
        panel(
          model,
          measure,
          rows.filter((row) => row.measure === measure),
          { y, yOffset },
        ),
      ),
    },
    tables: { measures: chartTable(rows) },
    panels: panelLayout(present.length, { columns: 2, minWidth: 330, axisWidth: rowNamesWidth(model.shown) }),
  };
}

type Row = ReturnType<typeof rowOf>[number];

function panel(
  model: ReportModel,
  measure: MeasureName,
  rows: readonly Row[],
  { y, yOffset }: { readonly y: Fragment; readonly yOffset: Fragment },
): Fragment {
  const color = variantColour(model.shown, false);
  const { unit, compare } = measures[measure];
  const x = {
    type: "quantitative",
    title: unit === "none" ? "no unit" : inLossUnits(model.shown, unit),
    ...(compare === "ratio"
      ? {
          scale: { type: "log", nice: false, padding: 10 },
          axis: { grid: true, format: "~g", values: logarithmicTicks(rows) },
        }
      : { scale: { zero: false, padding: 10 }, axis: { grid: true, format: "~g", tickCount: 4 } }),
  };
  return {
    title: measures[measure].label,
    width: 260,
    height: 30 * model.shown.length,
    transform: [{ filter: `datum.measure === '${measure}'` }],
    layer: [
      {
        mark: { type: "rule", strokeWidth: 1.6, opacity: 0.6, tooltip: null },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, yOffset, color },
      },
      {
        mark: { type: "point", size: 52, strokeWidth: 1.6, opacity: 1 },
        encoding: {
          x: { ...x, field: "median" },
          y,
          yOffset,
          color,
          fill: {
            condition: { test: "datum.when === 'over the training'", ...color },
            value: "var(--paper)",
          },
        },
      },
    ],
  };
}

function rowOf(
  { code, runs }: ReportVariant,
  measure: MeasureName,
  when: "over the training" | "at matched loss",
  value: (summary: RunSummary) => number,
) {
  const { low, median: middle, high, seeds } = overSeeds(runs.map(({ summary }) => value(summary)));
  const isShown = Number.isFinite(middle) && (measures[measure].compare === "difference" || low > 0);
  return isShown
    ? [
        {
          measure,
          variant: code,
          when,
          across: when === "over the training" ? -0.7 : 0.7,
          low,
          median: middle,
          high,
          seeds,
        },
      ]
    : [];
}

/** Whether nearly all runs of a variant come to a loss. */
function comesTo({ runs }: ReportVariant, loss: number): boolean {
  const missing = runs.filter(({ summary }) => Number.isNaN(stepOfLoss(summary.courses, loss)));
  return runs.length > 0 && missing.length <= MOST_MISSING * runs.length;
}

/** The loss that most variants come to, the lowest of such; null where fewer than two do. */
function matchedLoss(variants: readonly ReportVariant[]): number | null {
  const counts = LOSSES.map((loss) => variants.filter((variant) => comesTo(variant, loss)).length);
  const most = Math.max(...counts);
  return most < 2 ? null : LOSSES[counts.indexOf(most)]!;
}

function stepOfLoss(courses: RunSummary["courses"], loss: number): number {
  const course = courses.find(({ name }) => name === "probe-loss");
  return course ? firstCrossing({ steps: course.steps, loss: course.values }, loss) : Number.NaN;
}

function atLoss(courses: RunSummary["courses"], measure: MeasureName, loss: number): number {
  const step = stepOfLoss(courses, loss);
  return median(courses.filter(({ name }) => name === measure).map((course) => valueAt(course, step)));
}

function describe({ codes }: ReportModel, rows: readonly Row[], measure: MeasureName): string {
  return rows
    .filter((row) => row.measure === measure)
    .map(({ variant, when, median: middle }) => `${codes.words[variant]} ${when} ${plainNumber(middle)}`)
    .join(", ");
}
