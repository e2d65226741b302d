import { runBytes } from "./checks/runBytes.ts";
import { readClaims } from "./claims.ts";
import { combinationCount } from "./combinations.ts";
import { readDocument } from "./document.ts";
import { readFactors } from "./factors.ts";
import { createFaultList, type FaultList } from "./faultList.ts";
import type { Fault } from "./faults.ts";
import { issuesOf } from "./issues.ts";
import { readAnswer } from "./readAnswer.ts";
import { readLead } from "./readLead.ts";
import { readPaper } from "./readPaper.ts";
import { readSeeds } from "./readSeeds.ts";
import type { Claim, Factor, Scenario, Variant } from "./scenario.ts";
import { knownKeys } from "./schemaPath.ts";
import { scenarioName } from "./slug.ts";
import { createDataResolver, type TableOpener } from "./table/resolveTable.ts";
import { readTune, readTunedFactor } from "./tune.ts";
import { isSettingsKey, readVariants } from "./variants.ts";
import { quoted } from "./visible.ts";
import { claim } from "./vocabulary/claims.ts";
import { atMost, bytesInWords, limits } from "./vocabulary/limits.ts";
import { scenarioFile } from "./vocabulary/scenarioFile.ts";
import { isMap } from "./vocabulary/schemaPaths.ts";

export type ReadResult = { readonly scenario: Scenario } | { readonly faults: readonly Fault[] };

/**
 * A scenario from a file's text: YAML (or JSON) to plain values, the values against the vocabulary, every variant with
 * its overrides against the vocabulary and the checks, then the claims. Either the scenario, or all of its faults.
 *
 * @param open opens the tables that the scenario names
 *
 * @example
 *   const data = "title: Mine\nquestion: Which?\ndata: { flowers: {} }\ntraining: { steps: 9 }";
 *   const { faults } = readScenario("mine.yaml", `${data}\nnetwork: { hiden: [8] }`);
 *   faults[0] // { line: 5, column: 12, path: 'network.hiden', message: 'unknown key (did you mean hidden?)' }
 *   const { scenario } = readScenario("mine.yaml", `${data}\nnetwork: { hidden: [8] }`);
 *   scenario.variants[0].settings.training.batchSize // 32
 */
export function readScenario(file: string, text: string, open: TableOpener = cannotOpen): ReadResult {
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
  const drafts = readFactors(value.vary, document.namesAt, faults.add);
  const resolveData = createDataResolver(open, faults);
  const variants = readVariants(value, drafts, document, resolveData, faults);
  const factors = drafts.map(
    ({ name, levels }): Factor => ({ name, levels: levels.map((level) => level.name) }),
  );
  const claims = readClaims(claimsOf(value.claims), { factors, variants }, faults.add);
  const answer = readAnswer(answerOf(value, claims), claims, factors, faults.add);
  const paper = readPaper(paperOf(value, claims), claims, factors, faults.add);
  const lead = readLead(head?.report.lead, { factors, variants }, faults.add);
  const tuned = readTunedFactor(value.tune, drafts, faults.add);
  const candidates = tuned ? readVariants(value, [...drafts, tuned], document, resolveData, faults) : [];
  const seeds = readSeeds(value.seeds, faults.add);
  const tuning = readTune(value.tune, candidates, { factors, variants, seeds, claims }, faults.add);
  const tuningRuns = candidates.length * (tuning?.seeds.count ?? 0);
  if (seeds?.untilDecided && !(Array.isArray(value.claims) && value.claims.length > 0))
    faults.add(["seeds", "until"], "expected claims that can be decided; got none");
  checkCounts(seeds, combinationCount(drafts), tuningRuns, faults);
  // A run that is too large alone has been told.
  if (seeds !== null && faults.all().length === 0)
    checkStore(variants, candidates, seeds.count, tuning?.seeds.count ?? 0, faults);
  if (faults.all().length > 0 || head === null || seeds === null) return { faults: faults.all() };
  const { title, question, about, level, report } = head;
  return {
    scenario: {
      name: scenarioName(file),
      file,
      text,
      title,
      question,
      about,
      factors,
      variants,
      tune: tuning,
      seeds,
      level,
      claims,
      answer,
      paper,
      lead,
      detailedSeeds: report.detailedSeeds,
    },
  };
}

const cannotOpen: TableOpener = () => ({ faults: ["tables cannot be opened here"] });

/** Everything but the settings of runs and what varies; those that a variant may still supply are not missed here. */
function readHead(value: Record<string, unknown>, faults: FaultList) {
  const { vary: _, ...rest } = value;
  const read = scenarioFile.safeParse(rest);
  if (!read.success)
    for (const issue of issuesOf(read.error, rest, knownKeys(scenarioFile)))
      if (!issue.missing || !isSettingsKey(String(issue.path[0]))) faults.addIssue(issue, issue.path);
  const head = headOnly.safeParse(
    Object.fromEntries(Object.entries(rest).filter(([key]) => key in headOnly.shape)),
  );
  return head.success ? head.data : null;
}

const headOnly = scenarioFile.omit({ data: true, network: true, training: true, tracking: true, vary: true });

/** The claims that can be read, with their places in the list: a fault elsewhere does not hide theirs. */
function claimsOf(given: unknown) {
  return (Array.isArray(given) ? given : []).flatMap((each, index) => {
    const read = claim.safeParse(each);
    return read.success ? [{ claim: read.data, index }] : [];
  });
}

/** Only where it and all claims can be read: what cannot has been told. */
function answerOf({ answer, claims }: Record<string, unknown>, read: readonly Claim[]) {
  return areAllRead(claims, read) ? scenarioFile.shape.answer.safeParse(answer).data : undefined;
}

function paperOf({ paper, claims }: Record<string, unknown>, read: readonly Claim[]) {
  return areAllRead(claims, read) ? scenarioFile.shape.paper.safeParse(paper).data : undefined;
}

const areAllRead = (claims: unknown, read: readonly Claim[]) =>
  read.length === (Array.isArray(claims) ? claims.length : 0);

function checkStore(
  variants: readonly Variant[],
  candidates: readonly Variant[],
  seeds: number,
  tuningSeeds: number,
  faults: FaultList,
): void {
  const recorded = (list: readonly Variant[]) =>
    list.reduce((sum, { settings }) => sum + runBytes(settings).record, 0);
  const bytes = recorded(variants) * seeds + recorded(candidates) * tuningSeeds;
  if (bytes > limits.storeBytes)
    faults.add(["seeds"], `expected ${atMost("storeBytes", "on disk")}; got about ${bytesInWords(bytes)}`);
}

function checkCounts(
  seeds: Scenario["seeds"] | null,
  variants: number,
  tuningRuns: number,
  faults: FaultList,
): void {
  // Too many variants have been told.
  if (seeds === null || variants > limits.variants) return;
  const { count } = seeds;
  const runs = variants * count + tuningRuns;
  if (runs > limits.runs)
    faults.add(
      ["seeds"],
      `expected ${atMost("runs", "runs")}; got ${runs} (${variants} variants × ${count} seeds${tuningRuns > 0 ? `, and ${tuningRuns} that tune` : ""})`,
    );
}
