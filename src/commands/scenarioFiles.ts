import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { nearest } from "../scenario/suggestion.ts";
import { limits } from "../scenario/vocabulary/limits.ts";
import { ownFolder } from "./ownFolder.ts";

const FOLDER = "scenarios";
const PAPERS = "papers";
const endings = [".yaml", ".yml", ".json"];

/** The scenarios that come with the lab, as seen from the folder at hand: in a clone, its own. */
const shippedFolder = () => relative("", ownFolder(FOLDER)) || ".";

/** The folder of scenarios at hand; where there is none, that of the lab. */
const folder = () => (existsSync(FOLDER) ? FOLDER : shippedFolder());

/** Every scenario of the scenarios folder, by name, and the shelf of papers in it. */
export function allScenarioFiles(): string[] {
  return shelvesOf(folder()).flatMap(filesIn);
}

/** Those that repeat no paper. */
export function mainScenarioFiles(): string[] {
  return filesIn(folder());
}

/** Those of the shelf: a figure or table of a paper each. */
export function paperFiles(): string[] {
  const own = join(FOLDER, PAPERS);
  return filesIn(existsSync(own) ? own : join(shippedFolder(), PAPERS));
}

/**
 * Those that come with the lab, papers included, by the name that each is called by; none in a clone, where they are those
 * of the folder at hand.
 */
export function shippedScenarioFiles(): { readonly name: string; readonly file: string }[] {
  const shipped = shippedFolder();
  if (shipped === FOLDER) return [];
  return shelvesOf(shipped)
    .flatMap(filesIn)
    .map((file) => ({ name: nameOf(file), file }));
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

const shelvesOf = (scenarios: string) => [scenarios, join(scenarios, PAPERS)];

const nameOf = (file: string) => basename(file).replace(/\.(yaml|yml|json)$/, "");

/** None where there is no such folder. */
function filesIn(scenarios: string): string[] {
  if (!existsSync(scenarios)) return [];
  return readdirSync(scenarios)
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => join(scenarios, name));
}

/**
 * A path as it is; a bare name ("rose-buds") as the file of that name in scenarios/ or on its shelf of papers, then as the
 * lab's own. Of a name that nobody has, the file that it would be.
 */
export function scenarioFile(given: string): string {
  if (basename(given) !== given || isFile(given)) return given;
  const shelves = [...shelvesOf(FOLDER), ...shelvesOf(shippedFolder())];
  const found = shelves
    .flatMap((shelf) => ["", ...endings].map((ending) => join(shelf, given + ending)))
    .find(isFile);
  if (found !== undefined) return found;
  if (existsSync(given) || /\.[a-z]+$/.test(given)) return given;
  const near = shelves.find((shelf) => nearest(given, filesIn(shelf).map(nameOf)) !== null);
  return join(near ?? FOLDER, `${given}.yaml`);
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
