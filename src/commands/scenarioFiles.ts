import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const FOLDER = "scenarios";
const endings = [".yaml", ".yml", ".json"];

/** Every scenario of the scenarios folder, by name. */
export function allScenarioFiles(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => join(FOLDER, name));
}

/** A path as it is; a bare name ("rose-buds") as the file of that name in scenarios/. */
export function scenarioFile(given: string): string {
  if (existsSync(given) || basename(given) !== given) return given;
  const found = ["", ...endings]
    .map((ending) => join(FOLDER, given + ending))
    .find((path) => existsSync(path));
  return found ?? (/\.[a-z]+$/.test(given) ? given : join(FOLDER, `${given}.yaml`));
}
