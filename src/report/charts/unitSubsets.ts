import { expressionString } from "../escape.ts";
import type { ReportModel } from "../model.ts";
import type { Chart, Fragment } from "./chart.ts";
import { cursor, panelLayout, smallMultiples, stepAxis } from "./parts.ts";

const SUBSETS = ["subset A (buds)", "subset B (blown)"] as const;

/** Where the flowers of each subset lie in the chosen unit's z, over the steps. */
export function unitSubsets(model: ReportModel): Chart | null {
  const variants = model.shown.filter(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.subsetInputs),
  );
  if (variants.length === 0) return null;
  const colour = {
    type: "nominal",
    title: null,
    scale: { domain: SUBSETS, range: ["var(--subset-a)", "var(--subset-b)"] },
  };
  const y = { type: "quantitative", title: "z", scale: { zero: false, nice: false }, axis: { tickCount: 5 } };
  const layers = (shared: {
    readonly data: Fragment;
    readonly transform: readonly Fragment[];
  }): Fragment[] => [
    {
      ...shared,
      transform: [...shared.transform, { calculate: "datum.subset", as: "of" }],
      mark: { type: "area", opacity: 0.15, tooltip: null },
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
        y: { ...y, field: "mean" },
        stroke: { ...colour, field: "subset" },
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
  ];
  return {
    id: "unit-subsets",
    title: "The two subsets in the same unit, before normalization",
    read: "How to read this: mean of z over the probe flowers of each subset, with one standard deviation either side. Batches of one subset are centred on their own line, inference on one common mean: the further apart the lines, the more the two disagree.",
    aria: "Mean and standard deviation of the chosen unit's z for each subset over the steps, one panel per variant; the numbers are in the table.",
    spec: smallMultiples(
      variants.map(({ label }) => ({
        title: label,
        layer: layers({
          data: { name: "subsets" },
          transform: [{ filter: `datum.variant === ${expressionString(label)}` }],
        }),
      })),
      { height: 150, resolve: { scale: { y: "shared" } } },
    ),
    tables: {},
    panels: panelLayout(variants.length),
    live: "subsets",
  };
}
