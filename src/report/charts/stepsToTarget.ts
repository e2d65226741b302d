import { chartTable } from "../chartTable.ts";
import { percent, plainNumber } from "../readableNumbers.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import { targetWords } from "../targetWords.ts";
import type { Chart, Fragment } from "./chart.ts";
import { variantColour, variantRows } from "./variantLooks.ts";

const REACHED = "reached";
const NOT = "not reached";
const DIVERGED = "diverged";
/** More rows stand close together, and beyond these the variants that other charts show do. */
const MOST_WIDE_ROWS = 8;
const MOST_ROWS = 40;
/** Of a triangle and how many it stands for, in pixels. */
const NEVER_WIDTH = 68;

/** Steps until the test set reaches and holds the target; runs that never did are counted at their budget. */
export function stepsToTarget(model: ReportModel): Chart | null {
  const variants = model.variants.length > MOST_ROWS ? model.shown : model.variants;
  const isClose = variants.length > MOST_WIDE_ROWS;
  const rows = variants.flatMap(({ code, runs, settings }) =>
    runs.map(({ seed, summary }) => ({
      variant: code,
      seed,
      steps: summary.stepsToTarget ?? settings.training.steps,
      outcome:
        summary.stepsToTarget !== null ? REACHED : summary.outcome.kind === "diverged" ? DIVERGED : NOT,
    })),
  );
  if (rows.length === 0 || !rows.some(({ outcome }) => outcome === REACHED)) return null;
  const target = variants[0]!.settings.training.target;
  const measure = target.measure === "test-loss" ? "test loss" : "test accuracy";
  const y = variantRows(variants);
  const x = {
    type: "quantitative",
    title: "steps to the target",
    // Right of the budget there is room for who never came to the target.
    scale: {
      domainMin: 0,
      domainMax: {
        expr: `${model.steps} * (1 + ${NEVER_WIDTH} / max(${NEVER_WIDTH}, width - ${NEVER_WIDTH}))`,
      },
      nice: false,
    },
    axis: { format: ",d", grid: true, labelExpr: `datum.value > ${model.steps} ? '' : datum.label` },
  };
  const color = variantColour(variants, false);
  return {
    title: `Steps to ${targetWords(target)}`,
    read: `The step from which ${measure} at inference holds ${measure === "test loss" ? target.reach : percent(target.reach)} for ${target.stay} checks; a dot per seed, further left is faster, the stroke is the median. A hollow triangle stands at the budget for all runs of a variant that did not reach the target in the steps given; a cross: the run diverged.`,
    aria: variants.map((variant) => describe(variant, rows)).join(" "),
    spec: {
      width: 560,
      height: (isClose ? 18 : 30) * variants.length,
      data: { name: "steps" },
      layer: [
        {
          transform: [{ filter: `datum.outcome !== '${NOT}'` }],
          mark: { type: "point", size: isClose ? 22 : 46, opacity: 0.75, strokeWidth: 1.6 },
          encoding: {
            x: { ...x, field: "steps" },
            y,
            yOffset: { field: "jitter", type: "quantitative", scale: { domain: [-0.6, 0.6] } },
            color,
            fill: {
              condition: {
                test: `datum.outcome === '${REACHED}'`,
                field: "variant",
                ...variantColour(variants, false),
              },
              value: "transparent",
            },
            shape: {
              field: "outcome",
              type: "nominal",
              title: null,
              scale: { domain: [REACHED, DIVERGED], range: ["circle", "cross"] },
              ...(rows.some(({ outcome }) => outcome === DIVERGED) ? {} : { legend: null }),
            },
            tooltip: [
              { field: "variant", type: "nominal" },
              { field: "seed", type: "quantitative" },
              { field: "steps", type: "quantitative", format: ",d" },
              { field: "outcome", type: "nominal" },
            ],
          },
        },
        ...notReached(x, y, color),
        {
          transform: [
            {
              aggregate: [{ op: "median", field: "steps", as: "median" }],
              groupby: ["variant"],
            },
            { filter: `datum.median < ${model.steps}` },
          ],
          mark: { type: "tick", thickness: 3, size: isClose ? 14 : 26 },
          encoding: { x: { ...x, field: "median" }, y, color },
        },
      ],
    },
    tables: { steps: chartTable(rows.map((row) => ({ ...row, jitter: jitterOf(row.seed) }))) },
  };
}

/** One hollow triangle at the budget with the number of runs that it stands for: as many triangles would hide each other. */
function notReached(x: Fragment, y: Fragment, color: Fragment): Fragment[] {
  const shared = {
    transform: [
      { filter: `datum.outcome === '${NOT}'` },
      {
        aggregate: [
          { op: "count", as: "runs" },
          { op: "max", field: "steps", as: "budget" },
        ],
        groupby: ["variant"],
      },
      { calculate: "datum.runs + ' never'", as: "words" },
    ],
  };
  const at = { x: { ...x, field: "budget" }, y, color };
  return [
    { ...shared, mark: { type: "point", shape: "triangle-right", size: 90, strokeWidth: 1.8 }, encoding: at },
    {
      ...shared,
      mark: { type: "text", align: "left", dx: 10, fontSize: 11 },
      encoding: { ...at, color: { value: "var(--ink)" }, text: { field: "words", type: "nominal" } },
    },
  ];
}

/** Sets dots of equal steps apart, the same way every time: the fractional part of the seed times the golden ratio. */
function jitterOf(seed: number): number {
  return ((seed * 0.6180339887) % 1) - 0.5;
}

function describe(
  { code, label }: ReportVariant,
  rows: readonly { variant: string; steps: number; outcome: string }[],
): string {
  const own = rows.filter(({ variant }) => variant === code);
  const reached = own.filter(({ outcome }) => outcome === REACHED).map(({ steps }) => steps);
  reached.sort((a, b) => a - b);
  if (reached.length === 0) return `${label}: never in ${own.length} runs.`;
  return `${label}: in ${reached.length} of ${own.length} runs, after ${plainNumber(reached[0])} to ${plainNumber(reached.at(-1))} steps.`;
}
