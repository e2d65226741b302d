import { hasBatchNorm, type ReportModel } from "../model.ts";
import type { Chart } from "./chart.ts";
import { ofVariant, panelTitle } from "./coded.ts";
import { chosenUnit, cursor, panelLayout, smallMultiples, stepTooltips, zoomedStepAxis } from "./parts.ts";

const looks = {
  batch: { colour: "var(--subset-b)", dash: [1, 0], name: "last batch" },
  running: { colour: "var(--ink)", dash: [6, 3], name: "running" },
  population: { colour: "var(--subset-a)", dash: [2, 2], name: "population" },
} as const;

const affine = {
  gamma: { colour: "var(--subset-b)", dash: [1, 0], name: "γ (scale)" },
  beta: { colour: "var(--subset-a)", dash: [6, 3], name: "β (shift)" },
} as const;

/** Batch norm's mean, variance, or γ and β of the chosen unit over the steps, per variant that has them. */
export function normalizationSeries(model: ReportModel, what: "mean" | "variance" | "affine"): Chart | null {
  const variants = model.shown.filter(
    (variant) =>
      hasBatchNorm(variant) &&
      model.detailedSeeds.some((seed) => model.record(variant.id, seed)?.blocks.normalization),
  );
  if (variants.length === 0) return null;
  const lines = Object.values(what === "affine" ? affine : looks);
  const words = {
    mean: { title: "Mean of z: the batch's, the running and the population's", axis: "mean of z" },
    variance: {
      title: "Variance of z: the batch's, the running and the population's",
      axis: "variance of z",
    },
    affine: { title: "What batch norm puts back: γ and β", axis: "γ, β (no unit)" },
  }[what];
  return {
    id: `normalization-${what}`,
    title: words.title,
    read:
      what === "affine"
        ? "How to read this: γ starts at 1 and β at 0; training moves both, so that the unit's input need not stay at mean 0 and sd 1."
        : "How to read this: where the solid line of the batches jumps away from the dashed running one, training normalizes by other numbers than inference will.",
    aria: "One panel per variant with batch norm, for the chosen unit; the numbers are in the table.",
    spec: smallMultiples(
      variants.map((variant) => ({
        title: panelTitle(variant.code),
        layer: [
          {
            data: { name: "normalization" },
            transform: [{ filter: ofVariant(variant) }],
            mark: { type: "line", strokeWidth: 1.6, clip: true, invalid: "break-paths-filter-domains" },
            encoding: {
              x: zoomedStepAxis(model.steps),
              y: {
                field: "value",
                type: "quantitative",
                title: words.axis,
                scale: { zero: false, nice: true },
                axis: { tickCount: 4 },
              },
              color: {
                field: "of",
                type: "nominal",
                title: null,
                scale: { domain: lines.map(({ name }) => name), range: lines.map(({ colour }) => colour) },
              },
              strokeDash: {
                field: "of",
                type: "nominal",
                title: null,
                scale: { domain: lines.map(({ name }) => name), range: lines.map(({ dash }) => dash) },
              },
            },
          },
          cursor,
          stepTooltips(
            {
              data: { name: "normalization" },
              transform: [{ filter: ofVariant(variant) }, { pivot: "of", value: "value", groupby: ["step"] }],
            },
            zoomedStepAxis(model.steps),
            Object.fromEntries([["step", "step"], ...lines.map(({ name }) => [name, name])]),
          ),
        ],
      })),
      { height: 140, resolve: { scale: { y: "shared" } }, params: chosenUnit(model.steps) },
    ),
    tables: {},
    panels: panelLayout(variants.length),
    live: `normalization-${what}`,
  };
}
