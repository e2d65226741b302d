import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { calledAs } from "../report/calledAs.ts";
import { type FinishedReport, readReport } from "../report/finished/readReport.ts";
import { scenarioName } from "../scenario/slug.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { isSameFile, writtenReport } from "./writtenReports.ts";

/** The report in a folder, or that of a scenario (a name, or its file) in the output folder. */
export function finishedReport(command: string, given: string, out: string): FinishedReport {
  const folder = existsSync(given) && statSync(given).isDirectory() ? given : join(out, scenarioName(given));
  if (!existsSync(folder))
    throw new UserFault(
      `${command}: expected a report's folder or a scenario that was run; got ${safeText(given)} (${calledAs("list")} shows what there is)`,
    );
  const other = folder === given || !existsSync(given) ? undefined : writtenReport(out, scenarioName(given));
  if (other && !isSameFile(other.file, given))
    throw new UserFault(
      safeText(`${command}: ${given} has no report in ${out}; that in ${folder} is of ${other.file}`),
    );
  const report = readReport(folder);
  if ("fault" in report) throw new UserFault(`${command}: ${safeText(folder)}: ${safeText(report.fault)}`);
  return report;
}
