import { reportDifferences } from "../report/finished/finishedDifferences.ts";
import { differenceLines } from "../terminal/reportDifferences.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { finishedReport } from "./finishedReport.ts";

/** Says what differs between two reports: in their settings first, then in what came out. */
export function compare(
  first: string,
  second: string,
  flags: { readonly out: string; readonly json?: boolean },
): void {
  const reports = [first, second].map((given) => finishedReport("compare", given, flags.out));
  const differences = reportDifferences(reports[0]!, reports[1]!);
  if (flags.json) process.stdout.write(`${safeJson(differences)}\n`);
  else {
    const head = reports.map(
      ({ folder }, index) => `${index === 0 ? "first " : "second"}  ${safeText(folder)}`,
    );
    const foot = "Intervals are per measure, not corrected: they describe, they decide nothing.";
    process.stdout.write(`${[...head, ...differenceLines(differences), foot].join("\n")}\n`);
  }
}
