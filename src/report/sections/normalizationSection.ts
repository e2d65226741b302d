import { normalizationThinning } from "../packRecords.ts";
import { hasGivenRows } from "../reportModel.ts";
import { thinningWords } from "../thinning.ts";
import type { Section } from "./section.ts";
import { workedExample } from "./workedArithmetic.ts";

/** Batch norm at work: its numbers over the steps, and the arithmetic of one batch. */
export const normalization: Section = {
  id: "normalization",
  title: "Normalization at work",
  write({ model, figures, flowers }) {
    const example = workedExample(model);
    if (hasGivenRows(model) && model.steps < 10) return example;
    const charts = figures.placeLive("normalization", model, flowers);
    const carried = thinningWords(normalizationThinning(model));
    const thinning = carried && charts ? `<p class="small">These charts are drawn from ${carried}.</p>` : "";
    return hasGivenRows(model) ? `${example}${charts}${thinning}` : `${charts}${thinning}${example}`;
  },
};
