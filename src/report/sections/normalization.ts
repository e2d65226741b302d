import { carriedWords } from "../carried.ts";
import { hasGivenRows } from "../model.ts";
import { normalizationCarried } from "../packRecords.ts";
import type { Section } from "./section.ts";
import { workedExample } from "./workedExample.ts";

/** Batch norm at work: its numbers over the steps, and the arithmetic of one batch. */
export const normalization: Section = {
  id: "normalization",
  title: "Normalization at work",
  write({ model, figures, flowers }) {
    const example = workedExample(model);
    if (hasGivenRows(model) && model.steps < 10) return example;
    const charts = figures.placeLive("normalization", model, flowers);
    const carried = carriedWords(normalizationCarried(model));
    const thinning = carried && charts ? `<p class="small">These charts are drawn from ${carried}.</p>` : "";
    return hasGivenRows(model) ? `${example}${charts}${thinning}` : `${charts}${thinning}${example}`;
  },
};
