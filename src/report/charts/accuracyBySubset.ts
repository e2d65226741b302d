import { expressionString } from "../escape.ts";
import type { ReportModel } from "../model.ts";
import { percent } from "../numbers.ts";
import { bandWords, overSeeds } from "../overSeeds.ts";
import { seedBands } from "../seedBands.ts";
import { tableOf } from "../table.ts";
import type { Chart } from "./chart.ts";
import { cursor, panelLayout, smallMultiples, stepAxis } from "./parts.ts";

const SUBSETS = ["subset A (buds)", "subset B (blown)"] as const;

/** Accuracy at inference on each subset's test flowers. */
export function accuracyBySubset(model: ReportModel): Chart | null {
  const known = model.shown.filter(({ runs }) =>
    runs.some(({ summary }) => summary.evaluations?.byStatistic.running?.accuracyA.some(Number.isFinite)),
  );
  if (known.length === 0) return null;
  const rows = known.flatMap((variant) =>
    (["accuracyA", "accuracyB"] as const).flatMap((field, index) =>
      seedBands(variant, ({ evaluations }) => {
        const values = evaluations?.byStatistic.running?.[field];
        return evaluations && values ? { steps: evaluations.steps, values } : null;
      }).map((band) => ({ variant: variant.label, subset: SUBSETS[index]!, ...band })),
    ),
  );
  const colour = {
    field: "subset",
    type: "nominal",
    title: null,
    scale: { domain: SUBSETS, range: ["var(--subset-a)", "var(--subset-b)"] },
  };
  const y = {
    type: "quantitative",
    title: "accuracy (share of flowers)",
    scale: { domain: [0, 1], nice: false },
    axis: { format: ".0%" },
  };
  return {
    id: "accuracy-by-subset",
    title: "Accuracy at inference on each subset",
    read: `How to read this: the two lines part where the network serves one subset at the cost of the other; 50 % is guessing (${bandWords(model.seedCount)}).`,
    aria: known
      .map(({ label, runs }) => {
        const at = (field: "accuracyA" | "accuracyB") =>
          percent(overSeeds(runs.map(({ summary }) => summary.final.running?.[field] ?? Number.NaN)).median);
        return `${label}: ${at("accuracyA")} on A and ${at("accuracyB")} on B at the end.`;
      })
      .join(" "),
    spec: smallMultiples(
      known.map(({ label }) => {
        const shared = {
          data: { name: "subsets" },
          transform: [{ filter: `datum.variant === ${expressionString(label)}` }],
        };
        return {
          title: label,
          layer: [
            {
              ...shared,
              transform: [...shared.transform, { calculate: "datum.subset", as: "of" }],
              mark: { type: "area", opacity: 0.16, tooltip: null },
              encoding: {
                x: stepAxis(model.steps),
                y: { ...y, field: "low" },
                y2: { field: "high" },
                fill: { ...colour, field: "of", legend: null },
              },
            },
            {
              ...shared,
              mark: { type: "line" },
              encoding: {
                x: stepAxis(model.steps),
                y: { ...y, field: "median" },
                stroke: colour,
                strokeDash: {
                  field: "subset",
                  type: "nominal",
                  title: null,
                  scale: {
                    domain: SUBSETS,
                    range: [
                      [1, 0],
                      [5, 3],
                    ],
                  },
                },
              },
            },
            cursor,
          ],
        };
      }),
      { height: 150 },
    ),
    tables: { subsets: tableOf(rows) },
    panels: panelLayout(known.length),
    live: null,
  };
}
