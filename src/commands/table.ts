import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { calledAs } from "../report/calledAs.ts";
import { type ScenarioEntry, scenariosPage } from "../report/scenariosPage.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { readScenarioFile } from "../scenario/readFile.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { notesFrom } from "./notes.ts";
import { allScenarioFiles } from "./scenarioFiles.ts";
import { isSameFile, writtenReport } from "./writtenReports.ts";

/** Writes the page of the scenarios folder: every scenario, and what its report found; and that of the lecture notes. */
export function writeTable(flags: {
  readonly out: string;
  readonly page: string;
  readonly notes: string;
}): void {
  const files = allScenarioFiles();
  if (files.length === 0) throw new UserFault("table: expected scenarios in scenarios/; there are none");
  const entries = files.map((file): ScenarioEntry => {
    const read = readScenarioFile(file);
    if ("faults" in read) throw new UserFault(`table: ${file} has faults (${calledAs(`check ${file}`)})`);
    const { name, question } = read.scenario;
    const report = writtenReport(flags.out, name);
    const isOwn = report === null || isSameFile(report.file, file);
    return { file, question, found: isOwn ? foundIn(join(flags.out, name)) : null };
  });
  const source = flags.notes.replace(/\.md$/, ".yaml");
  // Both are made before either is written.
  const notes = existsSync(source) ? notesFrom(source, flags.out) : null;
  writeWholeFile(flags.page, scenariosPage(entries));
  if (notes !== null) writeWholeFile(flags.notes, notes);
  const done = entries.filter(({ found }) => found !== null).length;
  process.stdout.write(`${safeText(flags.page)}: ${done} of ${entries.length} scenarios have a report\n`);
}

function foundIn(folder: string): ScenarioEntry["found"] {
  const [findings, manifest] = ["findings.json", "manifest.json"].map((name) => join(folder, name));
  if (!existsSync(findings!) || !existsSync(manifest!)) return null;
  try {
    const { runs, seconds, workers, lab } = JSON.parse(readFileSync(manifest!, "utf8"));
    const content = JSON.parse(readFileSync(findings!, "utf8"));
    return {
      // Reports of an earlier lab have none.
      answer: typeof content.answer === "string" ? content.answer : "",
      findings: content.findings,
      runs: runs.length,
      seconds,
      workers,
      lab,
      variation: content.variation ?? null,
      paper: content.paper ?? null,
    };
  } catch {
    throw new UserFault(`table: the report in ${safeText(folder)} cannot be read; run its scenario again`);
  }
}
