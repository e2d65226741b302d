import { relative } from "node:path";
import { firstSentence } from "../findings/firstSentence.ts";
import { counted } from "../report/readableNumbers.ts";
import { readScenarioFile } from "../scenario/readFile.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { allScenarioFiles, ownScenarioFiles, scenarioFile, shippedScenarioFiles } from "./scenarioFiles.ts";
import { isSameFile, type WrittenReport, writtenReports } from "./writtenReports.ts";

interface Listed {
  readonly file: string;
  /** Of one that comes with the lab and lies elsewhere: what it is called by. */
  readonly name?: string;
  readonly question: string;
  /** The page of its report; null where it was not run as it is written. */
  readonly report: string | null;
  /** Pages of its runs with other seeds or steps. */
  readonly variations: readonly string[];
}

/**
 * Scenarios with their questions, and which of them have a report: those that are named, or else those of the scenarios
 * folder, of the folder at hand, whatever has a report, and those that come with the lab.
 */
export function list(
  given: readonly string[],
  flags: { readonly out: string; readonly json?: boolean },
): void {
  const reports = writtenReports(flags.out);
  const rows = given.length > 0 ? named(given, reports) : everything(reports);
  if (flags.json) process.stdout.write(`${safeJson(rows)}\n`);
  else
    for (const row of rows) {
      const answer = reports.find(({ page }) => page === row.report)?.answer ?? "";
      process.stdout.write(`${lines(row, answer).map(safeText).join("\n  ")}\n`);
    }
}

function named(given: readonly string[], reports: readonly WrittenReport[]): Listed[] {
  return loadScenarios(given).map(({ scenario: { file, question } }) => listed(file, question, reports));
}

function everything(reports: readonly WrittenReport[]): Listed[] {
  const shipped = shippedScenarioFiles();
  const mine = [...allScenarioFiles(), ...ownScenarioFiles()].filter(
    (file) => !shipped.some((one) => one.file === file),
  );
  const own = mine.map((file) => readAndListed(file, reports));
  const lab = shipped
    .filter(({ name, file }) => scenarioFile(name) === file)
    .map(({ name, file }) => ({ ...readAndListed(file, reports), name }));
  const elsewhere = reports.filter(({ file }) => ![...own, ...lab].some((row) => isSameFile(row.file, file)));
  const files = new Map(elsewhere.map((report) => [report.file, report.question]));
  return [
    ...own,
    ...[...files].map(([file, question]) => listed(relative("", file) || file, question, reports)),
    ...lab,
  ];
}

function readAndListed(file: string, reports: readonly WrittenReport[]): Listed {
  const read = readScenarioFile(file);
  const words = "faults" in read ? `has ${counted(read.faults.length, "fault")}` : read.scenario.question;
  return listed(file, words, reports);
}

function listed(file: string, question: string, reports: readonly WrittenReport[]): Listed {
  const own = reports.filter((report) => isSameFile(report.file, file));
  return {
    file,
    question,
    report: own.find(({ variation }) => variation === null)?.page ?? null,
    variations: own.filter(({ variation }) => variation !== null).map(({ page }) => page),
  };
}

function lines({ file, name, question, report, variations }: Listed, answer: string): string[] {
  return [
    name === undefined ? file : `${name} (comes with the lab)`,
    question,
    ...(answer ? [`→ ${firstSentence(answer)}`] : []),
    ...(report ? [report] : variations.length > 0 ? [] : ["not run yet"]),
    ...variations,
  ];
}
