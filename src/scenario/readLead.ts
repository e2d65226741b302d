import { type ClaimContext, readMeasureOfRun } from "./claimMeasure.ts";
import { checkLevels, type Report, unknownFactor } from "./claimSides.ts";
import type { Path } from "./path.ts";
import type { Lead } from "./scenario.ts";
import type { LeadFile } from "./vocabulary/lead.ts";

const at: Path = ["report", "lead"];

/** Its factors, levels and measure are there. */
export function readLead(given: LeadFile | undefined, context: ClaimContext, report: Report): Lead | null {
  if (given === undefined) return null;
  const { chart, measure = { kind: "test-accuracy" }, over = null, where } = given;
  const { factors } = context;
  if (Object.keys(where).length > 0) checkLevels(where, [...at, "where"], factors, report);
  if (over !== null && !factors.some(({ name }) => name === over))
    report([...at, "over"], unknownFactor(over, factors));
  return { chart, measure: readMeasureOfRun(measure, [...at, "measure"], context, report), over, where };
}
