import { usualMeasure } from "../../../scenario/readLead.ts";
import type { Factor, Lead } from "../../../scenario/scenario.ts";
import { hasGivenRows, type ReportModel, type ReportVariant } from "../../reportModel.ts";

/** So many levels make a line. */
const FEWEST_FOR_A_LINE = 3;

/** The chart beside the answer, and the variants that it keeps to: what the scenario asks for, or by the shape of what varies. */
export function leadOf(model: ReportModel): Lead & { readonly variants: readonly ReportVariant[] } {
  const { lead, factors } = model.input.scenario;
  const numeric = factors.filter(isNumeric);
  const over =
    lead?.over ?? numeric[0]?.name ?? factors.find(({ levels }) => levels.length > 2)?.name ?? null;
  if (lead !== null) {
    const variants = model.variants.filter(({ levels }) =>
      Object.entries(lead.where).every(([factor, level]) => levels[factor] === level),
    );
    return { ...lead, over, variants };
  }
  const kind = usualMeasure(model.variants.map(({ settings }) => settings.data));
  const measure = { kind, statistic: "running", layer: null } as const;
  const chart =
    hasGivenRows(model) || model.steps < 10
      ? "none"
      : numeric.length >= 2
        ? "map"
        : numeric.length === 1
          ? "lines"
          : kind === "test-accuracy"
            ? "gap"
            : "bars";
  return { chart, measure, over, where: {}, variants: model.variants };
}

const isNumeric = ({ levels }: Factor) =>
  levels.length >= FEWEST_FOR_A_LINE && levels.every((level) => Number.isFinite(Number(level)));
