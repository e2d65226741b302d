import { normalizationSeries } from "../charts/normalizationSeries.ts";
import type { ReportModel } from "../model.ts";
import type { Section } from "./section.ts";
import { workedExample } from "./workedExample.ts";

/** Batch norm at work: its numbers over the steps, and the arithmetic of one batch. */
export const normalization: Section = {
  id: "normalization",
  title: "Normalization at work",
  write({ model, figures }) {
    const charts = (["mean", "variance", "affine"] as const)
      .map((what) => figures.place(normalizationSeries(model, what)))
      .join("\n");
    const example = workedExample(model);
    return isMainMatter(model) ? `${example}${charts}` : `${charts}${example}`;
  },
};

/** Data given row by row are there for their arithmetic. */
function isMainMatter(model: ReportModel): boolean {
  return model.variants.some(({ settings }) => "rows" in settings.data);
}
