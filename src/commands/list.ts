import { existsSync } from "node:fs";
import { join } from "node:path";
import { readScenarioFile } from "../scenario/readFile.ts";
import { safeText } from "../terminal/safeText.ts";
import { allScenarioFiles } from "./scenarioFiles.ts";

/** The scenarios of the scenarios folder with their questions, and which of them have a report. */
export function list(flags: { readonly out: string; readonly json?: boolean }): void {
  const rows = allScenarioFiles().map((file) => {
    const read = readScenarioFile(file);
    if ("faults" in read) return { file, question: `has ${read.faults.length} faults`, report: null };
    const page = join(flags.out, read.scenario.name, "index.html");
    return { file, question: read.scenario.question, report: existsSync(page) ? page : null };
  });
  if (flags.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    for (const { file, question, report } of rows)
      process.stdout.write(`${file}\n  ${safeText(question)}\n  ${report ?? "not run yet"}\n`);
}
