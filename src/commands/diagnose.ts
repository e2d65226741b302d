import { existsSync } from "node:fs";
import { dirname, extname, relative, resolve, sep } from "node:path";
import { answerOf, openQuestions } from "../diagnosis/answer.ts";
import { diagnose as diagnosed } from "../diagnosis/diagnose.ts";
import { readStatistics } from "../diagnosis/reading/readStatistics.ts";
import { remedies, scenarioPath } from "../diagnosis/remedies.ts";
import type { Accuracies } from "../diagnosis/statisticsTable.ts";
import { diagnosisPage } from "../report/diagnosis/diagnosisPage.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import { type Fault, formatFaults } from "../scenario/faults.ts";
import { readTextFile } from "../scenario/readFile.ts";
import { diagnosisLines } from "../terminal/diagnosis.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { isFolder } from "./isFolder.ts";

export interface DiagnoseFlags {
  /** Accuracies, as they were written. */
  readonly trainingMode?: string;
  readonly inference?: string;
  /** Where the page is written; beside the table unless told. */
  readonly out?: string;
  readonly maxFile?: number;
  readonly json?: boolean;
}

/** Tables are longer than scenarios. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Says what the statistics of a network's norms show, and writes the page that shows it; faults are thrown all at once. */
export function diagnose(file: string, flags: DiagnoseFlags): void {
  const faults: Fault[] = [];
  const accuracies: Accuracies = {
    training: accuracyOf("--training-mode", flags.trainingMode, faults),
    inference: accuracyOf("--inference", flags.inference, faults),
  };
  const page = flags.out ?? `${file.slice(0, file.length - extname(file).length)}.html`;
  if (resolve(page) === resolve(file))
    faults.push(flagFault("--out", "expected another file than the table; got the table itself"));
  if (isFolder(page)) faults.push(flagFault("--out", `expected a file; ${page} is a folder`));
  const text = readTextFile(file, flags.maxFile ? flags.maxFile * 1024 : MOST_BYTES);
  const read = "faults" in text ? text : readStatistics(text.text);
  if (faults.length > 0 || "faults" in read)
    throw new UserFault(formatFaults(file, "faults" in read ? [...faults, ...read.faults] : faults));
  const diagnosis = diagnosed(read.table);
  const hrefOf = (scenario: string) => hrefFrom(page, scenario);
  writeWholeFile(page, diagnosisPage({ file, diagnosis, accuracies, ignored: read.ignored, hrefOf }));
  if (flags.json) {
    process.stdout.write(
      `${safeJson({
        file,
        page,
        answer: answerOf(diagnosis, accuracies),
        accuracies,
        causes: diagnosis.signs.map((sign) => {
          const { tryFirst, shownBy } = remedies[sign.cause];
          return { ...sign, tryFirst, shownBy: scenarioPath(shownBy.scenario) };
        }),
        farUnits: diagnosis.layers.flatMap(({ layer: { layer }, farUnits }) =>
          farUnits.map((each) => ({ layer, ...each })),
        ),
        cannotTell: openQuestions(diagnosis),
        ignored: read.ignored,
      })}\n`,
    );
    return;
  }
  const lines = diagnosisLines(diagnosis, accuracies, read.ignored);
  process.stdout.write(`${lines.join("\n")}\n\n  ${safeText(page)}\n`);
}

function accuracyOf(flag: string, written: string | undefined, faults: Fault[]): number | null {
  if (written === undefined) return null;
  const value = /^\d*\.?\d+$/.test(written) ? Number(written) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  const [, digits, sign] = /^(\d{1,3}(?:\.\d+)?)\s*(%?)$/.exec(written.replace(",", ".")) ?? [];
  const near = Number(digits) > 1 || sign === "%" ? Number(digits) / 100 : Number(digits);
  const meant = near <= 1 ? ` (did you mean ${near}?)` : "";
  faults.push(flagFault(flag, `expected a share from 0 to 1; got ${JSON.stringify(written)}${meant}`));
  return null;
}

const flagFault = (flag: string, message: string): Fault => ({ line: 0, column: 0, path: flag, message });

/** The report of a scenario, where it was run; its file otherwise, where the page lies within the project. */
function hrefFrom(page: string, scenario: string): string | null {
  const name = scenario.slice(scenario.lastIndexOf("/") + 1);
  const there = [`reports/${name}/index.html`, scenarioPath(scenario)].find((path) => existsSync(path));
  if (there === undefined) return null;
  return relative(dirname(resolve(page)), resolve(there))
    .split(sep)
    .map(encodeURIComponent)
    .join("/");
}
