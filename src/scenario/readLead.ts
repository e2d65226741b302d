import { dataShape } from "./checks/runCheck.ts";
import { type ClaimContext, readMeasureOfRun } from "./claimMeasure.ts";
import { checkLevels, type Report, unknownFactor } from "./claimSides.ts";
import type { Path } from "./path.ts";
import type { DataSettings, Lead } from "./scenario.ts";
import type { LeadFile } from "./vocabulary/lead.ts";

const at: Path = ["report", "lead"];

/** Its factors, levels and measure are there. */
export function readLead(given: LeadFile | undefined, context: ClaimContext, report: Report): Lead | null {
  if (given === undefined) return null;
  const { factors, variants } = context;
  const { chart, over = null, where } = given;
  const measure = given.measure ?? { kind: usualMeasure(variants.map(({ settings }) => settings.data)) };
  if (chart === "gap" && measure.kind !== "test-accuracy" && given.measure === undefined)
    report(
      [...at, "chart"],
      "gap shows accuracies, and the target is a real number (lines, bars or effects)",
    );
  if (Object.keys(where).length > 0) checkLevels(where, [...at, "where"], factors, report);
  if (over !== null && !factors.some(({ name }) => name === over))
    report([...at, "over"], unknownFactor(over, factors));
  return { chart, measure: readMeasureOfRun(measure, [...at, "measure"], context, report), over, where };
}

/** What training comes to where nothing else is asked for: the accuracy, or the loss where some target is real. */
export function usualMeasure(data: readonly DataSettings[]): "test-accuracy" | "test-loss" {
  return data.some((each) => dataShape({ data: each }).classes === 0) ? "test-loss" : "test-accuracy";
}
