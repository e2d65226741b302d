import { z } from "zod";
import { type Issue, issuesOf } from "./issues.ts";
import { applyOverrides, type Override } from "./overrides.ts";
import { isWithin, type Path } from "./path.ts";
import type { TrainingPhase } from "./scenario.ts";
import { knownKeys, resolvePath } from "./schemaPath.ts";
import { runSettings } from "./vocabulary/scenarioFile.ts";
import { writtenOut } from "./vocabulary/schemaPaths.ts";
import { trainedBy } from "./vocabulary/training.ts";

type Written = z.output<typeof runSettings>["training"];

/** Phases as they were read, and where in the file each of them sets what. */
export interface PhasesRead {
  readonly phases: readonly TrainingPhase[];
  /** What each of those that were written sets. */
  readonly sets: readonly (readonly Override[])[];
}

/** Told of a fault at a place of the settings as they are written. */
type Report = (path: Path, message: string, what?: "key" | "value") => void;

const within = z.object({ training: trainedBy });

/** What a phase may set, which is all that it is read of. */
const settable = Object.keys(trainedBy.shape).map((key): Path => ["training", key]);

/**
 * What `training.phases` says, each phase as what it changes of the one before; one that changes nothing is none. Null where
 * something is at fault, which is then told.
 *
 * @param given the settings of the variant as they are written, shorthands written out
 */
export function readPhases(
  given: unknown,
  { phases: written, steps, ...first }: Written,
  report: Report,
  addIssue: (issue: Issue, sets: PhasesRead["sets"]) => void,
): PhasesRead | null {
  let isRight = true;
  const tell: Report = (...fault) => {
    isRight = false;
    report(...fault);
  };
  let settings = given;
  let current: z.output<typeof trainedBy> = first;
  let last = 1;
  const phases: TrainingPhase[] = [];
  const sets: (readonly Override[])[] = [];
  for (const [index, { from, set }] of written.entries()) {
    const at: Path = ["training", "phases", index];
    if (from <= last && index > 0)
      tell([...at, "from"], `expected a step after ${last}, where the phase before begins; got ${from}`);
    if (from > steps) tell([...at, "from"], `expected one of the ${steps} steps of training; got ${from}`);
    last = Math.max(last, from);
    const overrides = overridesOf(set, [...at, "set"], tell);
    sets.push(overrides);
    const changed = writtenOut(runSettings, applyOverrides(settings, overrides));
    const { training } = changed as { readonly training: object };
    const own = Object.entries(training).filter(([key]) => key in trainedBy.shape);
    const value = { training: Object.fromEntries(own) };
    const read = within.safeParse(value);
    if (!read.success) {
      isRight = false;
      for (const issue of issuesOf(read.error, value, knownKeys(runSettings))) addIssue(issue, sets);
      continue;
    }
    const next = read.data.training;
    const news = Object.entries(next).filter(
      ([key, each]) => JSON.stringify(each) !== JSON.stringify(current[key as keyof typeof current]),
    );
    settings = changed;
    current = next;
    if (news.length > 0) phases.push({ from, ...Object.fromEntries(news) });
  }
  return isRight ? { phases, sets } : null;
}

function overridesOf(set: Readonly<Record<string, unknown>>, at: Path, tell: Report): Override[] {
  return Object.entries(set).flatMap(([written, value]): Override[] => {
    const writtenAt = [...at, written];
    const resolved = resolvePath(runSettings, written);
    if ("fault" in resolved) tell(writtenAt, resolved.fault, "key");
    else if (!settable.some((path) => isWithin(resolved.path, path)))
      tell(writtenAt, `a phase sets ${settable.map((path) => path.join(".")).join(", ")}, or within`, "key");
    else return [{ path: resolved.path, value, writtenAt }];
    return [];
  });
}
