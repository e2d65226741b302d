import type { TrainedBy } from "../tracking/trainedBy.ts";
import { courseChecks, runChecks } from "./checks/checks.ts";
import { type Combination, combinationCount, combinationsOf } from "./combinations.ts";
import type { ScenarioDocument } from "./document.ts";
import type { DraftFactor } from "./draftFactor.ts";
import type { FaultList } from "./faultList.ts";
import { type Issue, issuesOf } from "./issues.ts";
import { applyOverrides, type Override, originOf } from "./overrides.ts";
import type { Path } from "./path.ts";
import { trainedBy } from "./phases.ts";
import { readPhases } from "./readPhases.ts";
import type { RunSettings, Variant } from "./scenario.ts";
import { knownKeys } from "./schemaPath.ts";
import { uniqueSlugs } from "./slug.ts";
import type { DataResolver } from "./table/resolveTable.ts";
import { variantLabels } from "./variantLabels.ts";
import { atMost, limits } from "./vocabulary/limits.ts";
import { resolveSettings, runSettings } from "./vocabulary/scenarioFile.ts";
import { isMap, writtenOut } from "./vocabulary/schemaPaths.ts";

/** Every combination of levels with its settings; those at fault are left out. */
export function readVariants(
  value: Record<string, unknown>,
  drafts: readonly DraftFactor[],
  document: ScenarioDocument,
  resolveData: DataResolver,
  faults: FaultList,
): Variant[] {
  const count = combinationCount(drafts);
  if (count > limits.variants) {
    const got = count > 1e9 ? "more than a billion" : count;
    faults.add(["vary"], `expected ${atMost("variants", "variants")}; got ${got}`);
    return [];
  }
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => isSettingsKey(key)));
  const base = writtenOut(runSettings, own);
  const combinations = combinationsOf(drafts);
  const names = combinations.map(({ levels }) => Object.values(levels));
  const ids = drafts.length === 0 ? ["only"] : uniqueSlugs(names, "--");
  const labels = variantLabels(names, ids);
  return combinations.flatMap((combination, index) => {
    if (faults.isFull()) return [];
    const settings = readSettings(base, combination, document, resolveData, faults);
    if (settings === null) return [];
    return [{ id: ids[index]!, label: labels[index]!, levels: combination.levels, settings }];
  });
}

function readSettings(
  base: unknown,
  { overrides }: Combination,
  document: ScenarioDocument,
  resolveData: DataResolver,
  faults: FaultList,
): RunSettings | null {
  const given = writtenOut(runSettings, applyOverrides(base, overrides));
  const read = runSettings.safeParse(given);
  if (!read.success) {
    for (const issue of issuesOf(read.error, given, knownKeys(runSettings)))
      if (!isEcho(issue, base)) faults.addIssue(issue, originOf(issue.path, overrides));
    return null;
  }
  /** Of a setting as it stands in a phase: set by it, by one before, or by the variant. */
  const originIn = (path: Path, sets: readonly (readonly Override[])[]): Path => {
    const set = sets.findLast((each) => originOf(path, each) !== path);
    return originOf(set === undefined ? path : originOf(path, set), overrides);
  };
  const phases = readPhases(
    given,
    read.data.training,
    (path, message, what) => faults.addAt(originOf(path, overrides), path, message, what),
    (issue, sets) => faults.addIssue(issue, originIn(issue.path, sets)),
  );
  const data = resolveData(read.data.data);
  if (data === null || phases === null) return null;
  const settings = resolveSettings(read.data, data, phases.phases);
  const { training } = settings;
  const checkIn = (by: TrainedBy, sets: readonly (readonly Override[])[], checks = runChecks) => {
    for (const check of checks)
      check({ ...settings, training: { ...training, ...by } }, (places, message) => {
        const origins = places.map((path) => ({ path, origin: originIn(path, sets) }));
        const overridden = origins.find(({ path, origin }) => origin !== path);
        const written = origins.find(({ origin }) => document.has(origin));
        const { path, origin } = overridden ?? written ?? origins[0]!;
        faults.addAt(origin, path, message);
      });
  };
  checkIn(training, []);
  checkIn(training, [], courseChecks);
  phases.sets.forEach((_, index) => {
    const sets = phases.sets.slice(0, index + 1);
    const { from } = read.data.training.phases[index]!;
    checkIn(trainedBy(training, from), sets);
  });
  return settings;
}

/** Something is missing in a map that the author did not write as one: an override made it, and the value itself is told. */
function isEcho({ missing, path }: Issue, base: unknown): boolean {
  const around = path.slice(0, -1).reduce<unknown>((at, key) => (isMap(at) ? at[key] : undefined), base);
  return missing && around !== undefined && around !== null && !isMap(around);
}

/** Whether a key of the file is among the settings of a run. */
export function isSettingsKey(key: string): boolean {
  return Object.hasOwn(runSettings.shape, key);
}
