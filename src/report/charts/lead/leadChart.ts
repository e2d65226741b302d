import { describeLevels } from "../../../findings/levels.ts";
import { visible } from "../../../scenario/visible.ts";
import type { ReportModel } from "../../reportModel.ts";
import type { Chart } from "../chart.ts";
import { factorMap } from "../factorMap.ts";
import { leadOf } from "./leadOf.ts";
import { measureBars } from "./measureBars.ts";
import { measureLines } from "./measureLines.ts";
import { ownAgainstNew } from "./ownAgainstNew.ts";
import { ratioEffects } from "./ratioEffects.ts";

/** The chart beside the answer: what the scenario asks for, or by the shape of what varies. */
export function leadChart(model: ReportModel): Chart | null {
  const lead = leadOf(model);
  const chart = drawn(model, lead);
  const at = visible(describeLevels(lead.where));
  return chart && at ? { ...chart, title: `${chart.title} (${at})` } : chart;
}

function drawn(model: ReportModel, lead: ReturnType<typeof leadOf>): Chart | null {
  const { variants } = lead;
  switch (lead.chart) {
    case "none":
      return null;
    case "map":
      return factorMap(model, { columns: 3, cell: 19 });
    case "gap":
      return ownAgainstNew(model, variants);
    case "effects":
      return ratioEffects(model);
    case "bars":
      return measureBars(model, variants, lead.measure);
    case "lines": {
      const factor = model.input.scenario.factors.find(({ name }) => name === lead.over);
      return factor ? measureLines(model, variants, factor, lead.measure) : null;
    }
  }
}

/** Whether a report shows its map with the answer, across the page, and not a second time below. */
export const leadsWithMap = (model: ReportModel): boolean => leadOf(model).chart === "map";
