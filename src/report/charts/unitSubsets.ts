import type { ReportModel } from "../model.ts";
import type { Chart } from "./chart.ts";
import { ofVariant, panelTitle } from "./coded.ts";
import { chosenUnit, panelLayout, smallMultiples, zoomedStepAxis } from "./parts.ts";
import { subsetLines } from "./subsetLines.ts";

/** Where the flowers of each subset lie in the chosen unit's z, over the steps. */
export function unitSubsets(model: ReportModel): Chart | null {
  const variants = model.shown.filter(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.blocks["subset-input"]),
  );
  if (variants.length === 0) return null;
  const y = {
    type: "quantitative",
    title: "z (no unit)",
    scale: { zero: false, nice: false },
    axis: { tickCount: 5 },
  };
  return {
    id: "unit-subsets",
    title: "The two subsets in the same unit, before normalization",
    read: `How to read this: mean of z over the probe ${model.data.many} of each subset, with one standard deviation either side. Batches of one subset are centred on their own line, inference on one common mean: the further apart the lines, the more the two disagree.`,
    aria: "Mean and standard deviation of the chosen unit's z for each subset over the steps, one panel per variant; the numbers are in the table.",
    spec: smallMultiples(
      variants.map((variant) => ({
        title: panelTitle(variant.code),
        layer: subsetLines(
          model,
          {
            data: { name: "subsets" },
            transform: [{ filter: ofVariant(variant) }],
          },
          y,
          "mean",
          zoomedStepAxis(model.steps),
        ),
      })),
      { height: 150, resolve: { scale: { y: "shared" } }, params: chosenUnit(model.steps) },
    ),
    tables: {},
    panels: panelLayout(variants.length),
    live: "subsets",
  };
}
