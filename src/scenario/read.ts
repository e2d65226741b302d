import { runChecks } from "./checks/checks.ts";
import { readClaims } from "./claims.ts";
import { type Combination, combinationsOf } from "./combinations.ts";
import { readDocument, type ScenarioDocument } from "./document.ts";
import type { DraftFactor } from "./draftFactor.ts";
import { readFactors } from "./factors.ts";
import { createFaultList, type FaultList } from "./faultList.ts";
import type { Fault } from "./faults.ts";
import { nameOfFile } from "./fileName.ts";
import { issuesOf } from "./issues.ts";
import { applyOverrides, originOf } from "./overrides.ts";
import type { Factor, RunSettings, Scenario, Variant } from "./scenario.ts";
import { keysAt } from "./schemaPath.ts";
import { slug, uniqueSlugs } from "./slug.ts";
import { quoted } from "./visible.ts";
import { claim } from "./vocabulary/claims.ts";
import { atMost, limits } from "./vocabulary/limits.ts";
import { resolveSettings, runSettings, scenarioFile } from "./vocabulary/scenarioFile.ts";
import { isMap, writtenOut } from "./vocabulary/schemaPaths.ts";

export type ReadResult = { readonly scenario: Scenario } | { readonly faults: readonly Fault[] };

/**
 * A scenario from a file's text: YAML (or JSON) to plain values, the values against the vocabulary, every variant with
 * its overrides against the vocabulary and the checks, then the claims. Either the scenario, or all of its faults.
 */
export function readScenario(file: string, text: string): ReadResult {
  const document = readDocument(text);
  if (!("value" in document)) return document;
  const faults = createFaultList(document);
  const { value } = document;
  if (!isMap(value)) {
    faults.add(
      [],
      `expected a map of settings (title, question, data, …); got ${quoted(value ?? undefined)}`,
    );
    return { faults: faults.all() };
  }
  const head = readHead(value, faults);
  const drafts = readFactors(value.vary, faults.add);
  const variants = readVariants(value, drafts, document, faults);
  const factors = drafts.map(
    ({ name, levels }): Factor => ({ name, levels: levels.map((level) => level.name) }),
  );
  const claims = readClaims(claimsOf(value.claims), { factors, variants }, faults.add);
  checkCounts(value, claims.length, combinationCount(drafts), faults);
  if (faults.all().length > 0 || head === null) return { faults: faults.all() };
  const { title, question, about, seeds, level, report } = head;
  return {
    scenario: {
      name: slug(nameOfFile(file)) || "scenario",
      file,
      text,
      title,
      question,
      about,
      factors,
      variants,
      seeds,
      level,
      claims,
      detailedSeeds: report.detailedSeeds,
    },
  };
}

/** Everything but the settings of runs and what varies; those that a variant may still supply are not missed here. */
function readHead(value: Record<string, unknown>, faults: FaultList) {
  const { vary: _, ...rest } = value;
  const read = scenarioFile.safeParse(rest);
  if (!read.success)
    for (const issue of issuesOf(read.error, rest, (path) => keysAt(scenarioFile, path)))
      if (!issue.missing || !settingsKeys.has(String(issue.path[0]))) faults.addIssue(issue, issue.path);
  const head = headOnly.safeParse(
    Object.fromEntries(Object.entries(rest).filter(([key]) => key in headOnly.shape)),
  );
  return head.success ? head.data : null;
}

const settingsKeys = new Set(Object.keys(runSettings.shape));
const headOnly = scenarioFile.omit({ data: true, network: true, training: true, tracking: true, vary: true });

/** Every combination of levels with its settings; those at fault are left out. */
function readVariants(
  value: Record<string, unknown>,
  drafts: readonly DraftFactor[],
  document: ScenarioDocument,
  faults: FaultList,
): Variant[] {
  if (combinationCount(drafts) > limits.variants) {
    faults.add(["vary"], `expected ${atMost("variants", "variants")}; got ${combinationCount(drafts)}`);
    return [];
  }
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => settingsKeys.has(key)));
  const base = writtenOut(runSettings, own);
  const combinations = combinationsOf(drafts);
  const names = combinations.map(({ levels }) => Object.values(levels));
  const ids = drafts.length === 0 ? ["only"] : uniqueSlugs(names, "--");
  return combinations.flatMap((combination, index) => {
    const settings = readSettings(base, combination, document, faults);
    if (settings === null) return [];
    return [{ id: ids[index]!, label: names[index]!.join(", "), levels: combination.levels, settings }];
  });
}

function readSettings(
  base: unknown,
  { overrides }: Combination,
  document: ScenarioDocument,
  faults: FaultList,
): RunSettings | null {
  const given = writtenOut(runSettings, applyOverrides(base, overrides));
  const read = runSettings.safeParse(given);
  if (!read.success) {
    for (const issue of issuesOf(read.error, given, (path) => keysAt(runSettings, path)))
      faults.addIssue(issue, originOf(issue.path, overrides));
    return null;
  }
  const settings = resolveSettings(read.data);
  for (const check of runChecks)
    check(settings, (places, message) => {
      const origins = places.map((path) => ({ path, origin: originOf(path, overrides) }));
      const overridden = origins.find(({ path, origin }) => origin !== path);
      const written = origins.find(({ origin }) => document.has(origin));
      const { path, origin } = overridden ?? written ?? origins[0]!;
      faults.addAt(origin, path, message);
    });
  return settings;
}

function combinationCount(drafts: readonly DraftFactor[]): number {
  return drafts.reduce((product, { levels }) => product * levels.length, 1);
}

/** The claims that can be read, with their places in the list: a fault elsewhere does not hide theirs. */
function claimsOf(given: unknown) {
  return (Array.isArray(given) ? given : []).flatMap((each, index) => {
    const read = claim.safeParse(each);
    return read.success ? [{ claim: read.data, index }] : [];
  });
}

function checkCounts(
  value: Record<string, unknown>,
  claims: number,
  variants: number,
  faults: FaultList,
): void {
  const seeds = scenarioFile.shape.seeds.safeParse(value.seeds);
  if (!seeds.success) return;
  const { count } = seeds.data;
  const runs = variants * count;
  if (runs > limits.runs)
    faults.add(
      ["seeds"],
      `expected ${atMost("runs", "runs")}; got ${runs} (${variants} variants × ${count} seeds)`,
    );
  const level = scenarioFile.shape.level.safeParse(value.level);
  const fewest = level.success ? Math.ceil(1 + Math.log2(1 / level.data)) : 0;
  if (claims > 0 && count < fewest)
    faults.add(["seeds"], `expected at least ${fewest} seeds, since fewer decide no claim; got ${count}`);
}
