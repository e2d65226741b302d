import { subsetNames } from "../flowers/dataset.ts";
import type { ObservationKind } from "../tracking/observation.ts";
import { type ObservationName, observations } from "../tracking/observations/observations.ts";
import { dataShape, withoutTestRows } from "./checks/runCheck.ts";
import type { Report } from "./claimSides.ts";
import { observedBetween } from "./observedSteps.ts";
import type { Path } from "./path.ts";
import { hasLikeBatches } from "./phases.ts";
import type { Factor, MeasureMoment, MeasureSelector, RunSettings, Variant } from "./scenario.ts";
import { checkSubsets } from "./sideNumbers.ts";
import { checkSweep } from "./sweep.ts";
import type { ClaimFile } from "./vocabulary/claims.ts";
import { accuracyOn } from "./vocabulary/measures/subsets.ts";
import { type MeasureEntry, type MeasureName, measures } from "./vocabulary/measures.ts";
import { comparesBatches } from "./vocabulary/tracking.ts";

/** What claims speak of. */
export interface ClaimContext {
  readonly factors: readonly Factor[];
  readonly variants: readonly Variant[];
}

/** The number that is meant, with every reason reported why a run would not have it. */
export function readMeasure(
  measure: ClaimFile["measure"],
  place: Path,
  context: ClaimContext,
  report: Report,
): MeasureSelector {
  const { variants } = context;
  const { kind, statistic, layer, over, at: moment } = measure;
  const entry: MeasureEntry = measures[kind];
  if (entry.per === "sweep") checkSweep(kind, over, place, context, report);
  else if (over !== undefined) report([...place, "over"], `${kind} is a number of one run; leave over out`);
  if (statistic !== undefined && entry.per !== "statistic")
    report([...place, "statistic"], `${kind} is the same for every inference statistic; leave statistic out`);
  if (layer !== undefined && entry.per !== "layer")
    report([...place, "layer"], `${kind} has no layers; leave layer out`);
  const depths = variants.map(({ settings }) => settings.network.hidden.length);
  const depth = Math.min(...depths);
  const firstLayer = entry.firstLayer ?? 1;
  if (entry.per === "layer" && depths.length > 0) {
    const last = entry.exceptLast ? depth - 1 : depth;
    if (depth === 0) report(place, `${kind} needs hidden layers; network.hidden is empty`);
    else if (last === 0) report(place, `${kind} needs at least 2 hidden layers; network.hidden has 1`);
    else if (layer !== undefined && (layer > last || layer < firstLayer))
      report([...place, "layer"], `expected a hidden layer from ${firstLayer} to ${last}; got ${layer}`);
  }
  if (moment !== undefined) checkMoment(kind, moment, place, variants, report);
  checkSubsets(statistic, [...place, "statistic"], variants, report);
  const without = variants
    .flatMap(({ settings }) => subsetsOf(kind, settings).map((each) => withoutTestRows(settings, each)))
    .find((why) => why !== null);
  if (without) report(place, `${kind} needs test samples of its subset; ${without}`);
  if (ofClasses.includes(kind) && variants.some(({ settings }) => dataShape(settings).classes === 0))
    report(place, `${kind} needs classes, and the target is a real number (test-loss, or steps-to-target)`);
  if (entry.needs !== null && !isTracked(entry.needs, variants))
    report(place, `${kind} is not tracked; ${advice(entry.needs, variants)}`);
  return {
    kind,
    statistic: entry.per === "statistic" ? (statistic ?? "running") : null,
    layer: layer ?? null,
    ...(moment === undefined ? {} : { at: moment }),
    ...(over === undefined ? {} : { over }),
  };
}

/** The subsets whose test samples a measure is about. */
function subsetsOf(kind: MeasureName, settings: RunSettings): readonly number[] {
  if (kind === "worst-subset-accuracy") return [...Array(Math.max(1, dataShape(settings).subsets)).keys()];
  const subset = subsetNames.findIndex((name) => kind === accuracyOn(name));
  return subset === -1 ? [] : [subset];
}

/** The same where only a number of one run has a place. */
export function readMeasureOfRun(
  measure: ClaimFile["measure"],
  place: Path,
  context: ClaimContext,
  report: Report,
): MeasureSelector {
  const { kind } = measure;
  if (measures[kind].per !== "sweep") return readMeasure(measure, place, context, report);
  report(
    place,
    `${kind} is a number of several runs, for the measure of a claim; expected one of a single run`,
  );
  return { kind, statistic: null, layer: null };
}

/** The measures that count what comes out right. */
const ofClasses: readonly MeasureName[] = [
  "test-accuracy",
  ...subsetNames.map(accuracyOn),
  "worst-subset-accuracy",
  "own-batch-accuracy",
  "generalization-gap",
];

function isTracked(needed: ObservationName, variants: ClaimContext["variants"]): boolean {
  return variants.every(({ settings }) => settings.tracking.observe.some(({ what }) => what === needed));
}

function advice(observation: ObservationName, variants: ClaimContext["variants"]): string {
  if (comparesBatches(observation) && !variants.every(({ settings }) => hasLikeBatches(settings.training)))
    return `${observation} compares batches, and these are not all of one size and drawn in one way (phases, or lastBatch: keep)`;
  const { detail }: ObservationKind<unknown> = observations[observation];
  const or = detail === "request" ? "" : ` (or say tracking: ${detail})`;
  return `add ${observation} to tracking.observe${or}`;
}

/** A measure at a moment needs its course over the steps, and matched loss needs the loss. */
function checkMoment(
  kind: MeasureName,
  moment: MeasureMoment,
  place: Path,
  variants: ClaimContext["variants"],
  report: Report,
): void {
  const { course, needs, firstStep }: MeasureEntry = measures[kind];
  const at: Path = [...place, "at"];
  if (course === null) {
    report(at, `${kind} is one number of a whole training; leave at out`);
    return;
  }
  if (course !== needs && !isTracked(course, variants))
    report(at, `${kind} is not followed over the steps; ${advice(course, variants)}`);
  if (typeof moment === "object" && !isTracked("probe-loss", variants))
    report(at, `matched loss needs the loss of the probe; ${advice("probe-loss", variants)}`);
  const steps = Math.min(...variants.map(({ settings }) => settings.training.steps));
  if (typeof moment !== "number") return;
  if (moment > steps) report(at, `expected a step of the training, at most ${steps}; got ${moment}`);
  else if (firstStep !== undefined && moment < firstStep.step)
    report(at, `expected a step from ${firstStep.step}, since ${firstStep.why}; got ${moment}`);
  else if (isTracked(course, variants)) {
    const outside = variants
      .map(({ settings }) => observedBetween(course, settings, firstStep?.step ?? 0))
      .find((between) => between === null || moment < between[0] || moment > between[1]);
    if (outside === null) report(at, `${course} is observed at no step that ${kind} can be read at`);
    else if (outside !== undefined)
      report(
        at,
        `expected a step from ${outside[0]} to ${outside[1]}, between which ${course} is observed; got ${moment}`,
      );
  }
}
