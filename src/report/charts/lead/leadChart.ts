import type { Factor, Lead } from "../../../scenario/scenario.ts";
import { hasGivenRows, type ReportModel } from "../../reportModel.ts";
import type { Chart } from "../chart.ts";
import { factorMap } from "../factorMap.ts";
import { measureBars } from "./measureBars.ts";
import { measureLines } from "./measureLines.ts";
import { ownAgainstNew } from "./ownAgainstNew.ts";
import { ratioEffects } from "./ratioEffects.ts";

/** So many levels make a line. */
const FEWEST_FOR_A_LINE = 3;

/** The chart beside the answer: what the scenario asks for, or by the shape of what varies. */
export function leadChart(model: ReportModel): Chart | null {
  const lead = leadOf(model);
  const variants = model.variants.filter(({ levels }) =>
    Object.entries(lead.where).every(([factor, level]) => levels[factor] === level),
  );
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

function leadOf(model: ReportModel): Lead {
  const { lead, factors } = model.input.scenario;
  const numeric = factors.filter(isNumeric);
  const over =
    lead?.over ?? numeric[0]?.name ?? factors.find(({ levels }) => levels.length > 2)?.name ?? null;
  if (lead !== null) return { ...lead, over };
  const measure = { kind: "test-accuracy", statistic: "running", layer: null } as const;
  const chart =
    hasGivenRows(model) || model.steps < 10
      ? "none"
      : numeric.length >= 2
        ? "map"
        : numeric.length === 1
          ? "lines"
          : "gap";
  return { chart, measure, over, where: {} };
}

const isNumeric = ({ levels }: Factor) =>
  levels.length >= FEWEST_FOR_A_LINE && levels.every((level) => Number.isFinite(Number(level)));
