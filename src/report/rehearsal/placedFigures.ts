import { Figures } from "../figures.ts";
import { flowersOfReport } from "../flowersOfReport.ts";
import { Pack } from "../pack.ts";
import type { ReportModel } from "../reportModel.ts";
import { sectionsFor } from "../sections/sections.ts";

/** The figures that the sections of a report place, without the page around them. */
export function placedFigures(model: ReportModel): Figures {
  const figures = new Figures(new Pack());
  const flowers = flowersOfReport(model);
  for (const section of sectionsFor(model)) section.write({ model, figures, flowers, live: null });
  return figures;
}
