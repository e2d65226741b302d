import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { calledAs } from "../report/calledAs.ts";
import { makeFolder } from "../runs/makeFolder.ts";
import { starterScenario } from "../scenario/starter.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { ownFolder } from "./ownFolder.ts";
import { shippedScenarioFiles } from "./scenarioFiles.ts";

const SCHEMA = "scenario.schema.json";
/** Folders of reports are called after it. */
const MOST_LETTERS = 80;

/** Writes a scenario to begin with, and beside it the schema that editors complete keys by; nothing that is there is replaced. */
export function init(given: string): void {
  const file = fileOf(given);
  const schema = join(dirname(file), SCHEMA);
  requireFolder(dirname(file));
  try {
    writeFileSync(file, starterScenario(titleOf(file)), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new UserFault(`init: ${safeText(file)} is there already, and is left as it is`);
  }
  const current = readFileSync(join(ownFolder("scenarios"), SCHEMA), "utf8");
  const there = existsSync(schema) ? readFileSync(schema, "utf8") : null;
  if (there === null) writeFileSync(schema, current);
  process.stdout.write(
    safeText(`${file}
  a question to make your own, with a word on every part
${schema}
  ${schemaWords(there, current)}

  ${calledAs(`check ${file}`)}   reads it and says what is wrong
  ${calledAs(`run ${file}`)}     runs it and writes its report
  ${calledAs(`watch ${file}`)}   the same, and again whenever you change it
`),
  );
}

function schemaWords(there: string | null, current: string): string {
  if (there !== null && there !== current)
    return "is there already, from another version of the lab, and is left as it is";
  return "by it editors complete keys and show what they mean";
}

/** Of a bare name that in scenarios/, of a path itself. */
function fileOf(given: string): string {
  const isPath = /\.ya?ml$/i.test(given);
  const name = basename(given).replace(/\.ya?ml$/i, "");
  if (
    !/^[\p{L}\p{N}][\p{L}\p{N} _-]*$/u.test(name) ||
    name.length > MOST_LETTERS ||
    !(isPath || name === given)
  )
    throw new UserFault(
      `init: expected a name of at most ${MOST_LETTERS} letters, digits and hyphens, or a path that ends in .yaml; got "${safeText(given)}"`,
    );
  const file = isPath ? given : join("scenarios", `${name}.yaml`);
  if (!existsSync(file) && shippedScenarioFiles().some((shipped) => shipped.name === name))
    throw new UserFault(`init: ${name} is the name of one of the lab's own scenarios; choose another`);
  return file;
}

function requireFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UserFault(`init: expected a folder; ${safeText(folder)} is a file`);
  makeFolder(folder);
}

/** "my-question": "My question". */
function titleOf(file: string): string {
  const words = basename(file)
    .replace(/\.ya?ml$/i, "")
    .replaceAll(/[-_]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
