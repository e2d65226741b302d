import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { folderName } from "../scenario/variation.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** A report in the output folder, and the scenario file that it is of. */
export interface WrittenReport {
  readonly folder: string;
  readonly page: string;
  /** Where the file was when the report was written. */
  readonly file: string;
  readonly question: string;
  /** Empty in reports of an earlier lab. */
  readonly answer: string;
  readonly variation: string | null;
}

/** Every report of the output folder that says what it is of. */
export function writtenReports(out: string): WrittenReport[] {
  if (!existsSync(out)) return [];
  return readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => writtenReport(out, name) ?? []);
}

/** The same of one folder; null where there is none, or it does not say. */
export function writtenReport(out: string, name: string): WrittenReport | null {
  const folder = join(out, name);
  const page = join(folder, "index.html");
  if (!existsSync(page)) return null;
  const [card, manifest] = [contentOf(join(folder, "card.json")), contentOf(join(folder, "manifest.json"))];
  // Cards of an earlier lab do not say where the scenario was: the manifest has its path as it was given.
  const file = typeof card.from === "string" ? resolve(out, card.from) : manifest.file;
  if (typeof file !== "string") return null;
  return {
    folder,
    page,
    file,
    question: typeof card.question === "string" ? card.question : "",
    answer: typeof card.answer === "string" ? card.answer : "",
    variation: typeof card.variation === "string" ? card.variation : null,
  };
}

function contentOf(file: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Whether two paths lead to one file. */
export function isSameFile(one: string, other: string): boolean {
  return realOf(one) === realOf(other);
}

function realOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return resolve(file);
  }
}

/**
 * Refuses to write a report over that of another scenario: of files with the same name in different folders, or of names
 * that are the same once they are a folder's. A file that is gone has been renamed or moved, and leaves its report to the next.
 */
export function refuseOthersReports(loaded: readonly LoadedScenario[], out: string): void {
  const taken = new Map<string, string>();
  const faults = loaded.flatMap(({ scenario: { name, file }, variation }) => {
    const folder = folderName(name, variation);
    const first = taken.get(folder) ?? writtenReport(out, folder)?.file;
    if (!taken.has(folder)) taken.set(folder, file);
    if (first === undefined || isSameFile(first, file) || !existsSync(first)) return [];
    const place = join(out, folder);
    return [
      `${file}: its report would replace that of ${first} in ${place}; rename one of the files, or give this one its own --out`,
    ];
  });
  if (faults.length > 0) throw new UserFault(safeText(faults.join("\n")));
}
