import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { isNamed } from "../findings/answer.ts";
import type { Finding } from "../findings/finding.ts";
import { type NotesSentence, notesPage } from "../report/notesPage.ts";
import { resolveFinding } from "../scenario/findingName.ts";
import { readScenarioFile } from "../scenario/readFile.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { scenarioFile } from "./scenarioFiles.ts";
import { isSameFile, writtenReport } from "./writtenReports.ts";

const sentences = z.array(
  z.strictObject({
    note: z.string(),
    says: z.string(),
    rests: z.array(z.strictObject({ scenario: z.string(), claim: z.string() })).default([]),
    shown: z.string().nullable().default(null),
  }),
);

/**
 * The page of the lecture notes from its file of sentences and the reports.
 *
 * Errors   a sentence that rests on nothing; a scenario or claim that there is not, all of them at once
 */
export function notesFrom(file: string, out: string): string {
  const read = sentences.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw new UserFault(`${safeText(file)}: ${z.prettifyError(read.error)}`);
  const faults: string[] = [];
  const found = read.data.map(({ rests, ...sentence }): NotesSentence => {
    if (rests.length === 0 && sentence.shown === null)
      faults.push(`"${sentence.says}" rests on nothing; expected claims, or what shows it`);
    return { ...sentence, rests: rests.flatMap(({ scenario, claim }) => resting(scenario, claim)) };
  });
  if (faults.length > 0) throw new UserFault(faults.map((each) => `${safeText(file)}: ${each}`).join("\n"));
  return notesPage(found);

  /** The finding of that name; of a claim by its id alone, every finding. */
  function resting(name: string, claim: string): NotesSentence["rests"] {
    const read = readScenarioFile(scenarioFile(name));
    if ("faults" in read) {
      faults.push(`${name}: ${read.faults[0]!.message}`);
      return [];
    }
    const { claims, factors, file, name: report } = read.scenario;
    const findings = findingsIn(out, report, file);
    if (claims.some(({ id }) => id === claim)) {
      const own = findings.filter((each) => each.claim === claim);
      return (own.length === 0 ? [null] : own).map((finding) => ({ scenario: name, claim, finding }));
    }
    const before = faults.length;
    const wanted = resolveFinding(claim, claims, factors, (message) => faults.push(`${name}: ${message}`));
    if (faults.length > before) return [];
    // A report from before the claim was written does not have it.
    const finding = findings.find((each) => isNamed(each, wanted)) ?? null;
    return [{ scenario: name, claim, finding }];
  }
}

/** Those of a report of that file as it is written; none without one. */
function findingsIn(out: string, name: string, file: string): readonly Finding[] {
  const report = writtenReport(out, name);
  if (report === null || !isSameFile(report.file, file)) return [];
  const { exploratory, findings } = JSON.parse(readFileSync(join(report.folder, "findings.json"), "utf8"));
  return exploratory ? [] : findings;
}
