import type { ObservationName } from "../tracking/observations/observations.ts";
import { dataShape, withoutTestRows } from "./checks/runCheck.ts";
import type { Report } from "./claimSides.ts";
import type { Path } from "./path.ts";
import { hasLikeBatches } from "./phases.ts";
import type { Factor, MeasureMoment, MeasureSelector, Variant } from "./scenario.ts";
import type { ClaimFile } from "./vocabulary/claims.ts";
import { type MeasureEntry, type MeasureName, measures } from "./vocabulary/measures.ts";
import { comparesBatches, layerObservations } from "./vocabulary/tracking.ts";

/** What claims speak of. */
export interface ClaimContext {
  readonly factors: readonly Factor[];
  readonly variants: readonly Variant[];
}

/** The number that is meant, with every reason reported why a run would not have it. */
export function readMeasure(
  measure: ClaimFile["measure"],
  place: Path,
  { variants }: ClaimContext,
  report: Report,
): MeasureSelector {
  const { kind, statistic, layer, at: moment } = measure;
  const entry: MeasureEntry = measures[kind];
  if (statistic !== undefined && entry.per !== "statistic")
    report([...place, "statistic"], `${kind} is the same for every inference statistic; leave statistic out`);
  if (layer !== undefined && entry.per !== "layer")
    report([...place, "layer"], `${kind} has no layers; leave layer out`);
  const depths = variants.map(({ settings }) => settings.network.hidden.length);
  const depth = Math.min(...depths);
  const firstLayer = entry.firstLayer ?? 1;
  if (entry.per === "layer" && depths.length > 0) {
    if (depth === 0) report(place, `${kind} needs hidden layers; network.hidden is empty`);
    else if (layer !== undefined && (layer > depth || layer < firstLayer))
      report([...place, "layer"], `expected a hidden layer from ${firstLayer} to ${depth}; got ${layer}`);
  }
  if (moment !== undefined) checkMoment(kind, moment, place, variants, report);
  const lack = variants.map(({ settings }) => dataShape(settings).withoutSubsets).find((why) => why !== null);
  if (lack && (statistic === "per-subset" || statistic === "as-trained"))
    report([...place, "statistic"], `${statistic} needs subsets; ${lack}`);
  const subset = subsetOf[kind];
  if (subset !== undefined) {
    const why = variants
      .map(({ settings }) => withoutTestRows(settings, subset))
      .find((each) => each !== null);
    if (why) report(place, `${kind} needs test samples of its subset; ${why}`);
  }
  if (ofClasses.includes(kind) && variants.some(({ settings }) => dataShape(settings).classes === 0))
    report(place, `${kind} needs classes, and the target is a real number (test-loss, or steps-to-target)`);
  if (entry.needs !== null && !isTracked(entry.needs, variants))
    report(place, `${kind} is not tracked; ${advice(entry.needs, variants)}`);
  return {
    kind,
    statistic: entry.per === "statistic" ? (statistic ?? "running") : null,
    layer: layer ?? null,
    ...(moment === undefined ? {} : { at: moment }),
  };
}

/** The measures that count what comes out right. */
const ofClasses: readonly MeasureName[] = [
  "test-accuracy",
  "test-accuracy-a",
  "test-accuracy-b",
  "own-batch-accuracy",
];

/** The measures of one subset's test samples. */
const subsetOf: Partial<Record<MeasureName, 0 | 1>> = { "test-accuracy-a": 0, "test-accuracy-b": 1 };

function isTracked(needed: ObservationName, variants: ClaimContext["variants"]): boolean {
  return variants.every(({ settings }) => settings.tracking.observe.some(({ what }) => what === needed));
}

function advice(observation: ObservationName, variants: ClaimContext["variants"]): string {
  if (comparesBatches(observation) && !variants.every(({ settings }) => hasLikeBatches(settings.training)))
    return `${observation} compares batches, and these are not all of one size and drawn in one way (phases, or lastBatch: keep)`;
  const detail = layerObservations.includes(observation) ? "layers" : "units";
  return `add ${observation} to tracking.observe (or say tracking: ${detail})`;
}

/** A measure at a moment needs its course over the steps, and matched loss needs the loss. */
function checkMoment(
  kind: MeasureName,
  moment: MeasureMoment,
  place: Path,
  variants: ClaimContext["variants"],
  report: Report,
): void {
  const { course, needs } = measures[kind];
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
  if (typeof moment === "number" && moment > steps)
    report(at, `expected a step of the training, at most ${steps}; got ${moment}`);
}
