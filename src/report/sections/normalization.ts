import { normalizationSeries } from "../charts/normalizationSeries.ts";
import { hasGivenRows } from "../model.ts";
import type { Section } from "./section.ts";
import { workedExample } from "./workedExample.ts";

/** Batch norm at work: its numbers over the steps, and the arithmetic of one batch. */
export const normalization: Section = {
  id: "normalization",
  title: "Normalization at work",
  write({ model, figures }) {
    const example = workedExample(model);
    if (hasGivenRows(model) && model.steps < 10) return example;
    const charts = (["mean", "variance", "affine"] as const)
      .map((what) => figures.place(normalizationSeries(model, what)))
      .join("\n");
    return hasGivenRows(model) ? `${example}${charts}` : `${charts}${example}`;
  },
};
