import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type FinishedReport, readReport } from "../report/finished/readReport.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";

/** The report in a folder, or that of a scenario (a name, or its file) in the output folder. */
export function finishedReport(command: string, given: string, out: string): FinishedReport {
  const folder =
    existsSync(given) && statSync(given).isDirectory()
      ? given
      : join(out, basename(given).replace(/\.(yaml|yml|json)$/, ""));
  if (!existsSync(folder))
    throw new UserFault(
      `${command}: expected a report's folder or a scenario that was run; got ${safeText(given)} (npm run lab -- list shows what there is)`,
    );
  const report = readReport(folder);
  if ("fault" in report) throw new UserFault(`${command}: ${safeText(folder)}: ${safeText(report.fault)}`);
  return report;
}
