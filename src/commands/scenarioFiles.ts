import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { limits } from "../scenario/vocabulary/limits.ts";

const FOLDER = "scenarios";
const PAPERS = join(FOLDER, "papers");
const endings = [".yaml", ".yml", ".json"];

/** Every scenario of the scenarios folder, by name, and the shelf of papers in it. */
export function allScenarioFiles(): string[] {
  return [...mainScenarioFiles(), ...paperFiles()];
}

/** Those that repeat no paper. */
export function mainScenarioFiles(): string[] {
  return existsSync(FOLDER) ? filesIn(FOLDER) : [];
}

/** Those of the shelf: a figure or table of a paper each. */
export function paperFiles(): string[] {
  return existsSync(PAPERS) ? filesIn(PAPERS) : [];
}

/** Scenarios that lie in the folder at hand: of its files those that ask a question. */
export function ownScenarioFiles(): string[] {
  return filesIn(".").filter((file) => {
    try {
      const status = statSync(file);
      const isSmall = status.isFile() && status.size <= limits.fileBytes;
      return isSmall && asksQuestion.test(readFileSync(file, "utf8"));
    } catch {
      // What cannot be opened asks nothing.
      return false;
    }
  });
}

const asksQuestion = /^\s*"?question"?\s*:/m;

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => join(folder, name));
}

/** A path as it is; a bare name ("rose-buds") as the file of that name in scenarios/ or on the shelf of papers. */
export function scenarioFile(given: string): string {
  if (existsSync(given) || basename(given) !== given) return given;
  const found = [FOLDER, PAPERS]
    .flatMap((folder) => ["", ...endings].map((ending) => join(folder, given + ending)))
    .find((path) => existsSync(path) && statSync(path).isFile());
  return found ?? (/\.[a-z]+$/.test(given) ? given : join(FOLDER, `${given}.yaml`));
}
