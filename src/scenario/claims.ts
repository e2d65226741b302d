import type { ObservationName } from "../tracking/settings.ts";
import { dataShape } from "./checks/runCheck.ts";
import { checkSides, type Report, type Side, unknownFactor } from "./claimSides.ts";
import type { Path } from "./path.ts";
import type { Claim, Factor, Levels, MeasureMoment, MeasureSelector, Variant } from "./scenario.ts";
import { quoted } from "./visible.ts";
import type { ClaimFile } from "./vocabulary/claims.ts";
import { type MeasureEntry, type MeasureName, measures } from "./vocabulary/measures.ts";
import { layerObservations } from "./vocabulary/tracking.ts";

/** What claims speak of. */
export interface ClaimContext {
  readonly factors: readonly Factor[];
  readonly variants: readonly Variant[];
}

/** The claims of a scenario, with every fault reported: names, sides, measures that are not there. */
export function readClaims(
  given: readonly { readonly claim: ClaimFile; readonly index: number }[],
  context: ClaimContext,
  report: Report,
): Claim[] {
  const ids = new Set<string>();
  return given.flatMap(({ claim, index }) => {
    const at: Path = ["claims", index];
    if (ids.has(claim.id)) report([...at, "id"], `duplicate id ${quoted(claim.id)}`);
    ids.add(claim.id);
    const measure = readMeasure(claim.measure, [...at, "measure"], context, report);
    const by = readMargin(claim, at, report);
    const form = readForm(claim, at, context.factors, report);
    if (!form) return [];
    const average = readAverage(claim, sidesOf(form), at, context.factors, report);
    return [{ id: claim.id, says: claim.says, source: claim.source, measure, by, ...average, ...form }];
  });
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
  if (entry.needs !== null && !isTracked(entry.needs, variants))
    report(place, `${kind} is not tracked; ${advice(entry.needs)}`);
  return {
    kind,
    statistic: entry.per === "statistic" ? (statistic ?? "running") : null,
    layer: layer ?? null,
    ...(moment === undefined ? {} : { at: moment }),
  };
}

function isTracked(needed: ObservationName, variants: ClaimContext["variants"]): boolean {
  return variants.every(({ settings }) => settings.tracking.observe.some(({ what }) => what === needed));
}

function advice(observation: ObservationName): string {
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
    report(at, `${kind} is not followed over the steps; ${advice(course)}`);
  if (typeof moment === "object" && !isTracked("probe-loss", variants))
    report(at, `matched loss needs the loss of the probe; ${advice("probe-loss")}`);
  const steps = Math.min(...variants.map(({ settings }) => settings.training.steps));
  if (typeof moment === "number" && moment > steps)
    report(at, `expected a step of the training, at most ${steps}; got ${moment}`);
}

function readMargin({ by, measure, same }: ClaimFile, at: Path, report: Report): Claim["by"] {
  if ("ratio" in by && measures[measure.kind].compare === "difference")
    report([...at, "by"], `${measure.kind} is compared by differences; expected a number, such as by: 0.01`);
  if (same && "difference" in by && by.difference === 0)
    report([...at, "by"], "expected a number above 0: nothing is the same to the last digit");
  return by;
}

/** Averaged factors are there, and no side names them. */
function readAverage(
  { average }: ClaimFile,
  sides: readonly Levels[],
  at: Path,
  factors: readonly Factor[],
  report: Report,
): Pick<Claim, "average"> {
  if (average === undefined) return {};
  average.forEach((name, index) => {
    const place = [...at, "average", index];
    if (!factors.some((factor) => factor.name === name)) report(place, unknownFactor(name, factors));
    else if (sides.some((side) => Object.hasOwn(side, name)))
      report(place, `expected a factor that no side names; got ${quoted(name)}`);
  });
  return { average };
}

/** The levels that a claim names, side by side; of a trend, the factor that it runs over. */
function sidesOf(form: Form): readonly Levels[] {
  switch (form.form) {
    case "difference":
      return [form.better, form.than];
    case "same":
      return [form.one, form.other];
    case "contrast":
      return [form.better, form.than, form.beyond.better, form.beyond.than];
    case "trend":
      return [{ [form.over]: "" }];
  }
}

type Form = Claim extends infer Each
  ? Each extends Claim
    ? Omit<Each, "id" | "says" | "source" | "measure" | "by" | "average">
    : never
  : never;

/** Which form a claim has, from the sides that it names. */
function readForm(claim: ClaimFile, at: Path, factors: readonly Factor[], report: Report): Form | null {
  const { better, than, beyond, same, trend } = claim;
  const forms = [
    better !== undefined || than !== undefined || beyond !== undefined,
    same !== undefined,
    trend !== undefined,
  ];
  if (forms.filter(Boolean).length !== 1) {
    report(at, "expected one of: better and than (beyond: to compare two differences), same, trend");
    return null;
  }
  if (trend) return readTrend(trend, [...at, "trend"], factors, report);
  if (same) {
    const [one, other] = same;
    return checkSides(
      [
        [one, [...at, "same", 0]],
        [other, [...at, "same", 1]],
      ],
      factors,
      report,
    )
      ? { form: "same", one, other }
      : null;
  }
  if (!better || !than) {
    report(at, `missing ${better ? "than" : "better"}; a comparison has better and than`);
    return null;
  }
  const sides: Side[] = [
    [better, [...at, "better"]],
    [than, [...at, "than"]],
  ];
  if (!beyond) return checkSides(sides, factors, report) ? { form: "difference", better, than } : null;
  sides.push([beyond.better, [...at, "beyond", "better"]], [beyond.than, [...at, "beyond", "than"]]);
  return checkSides(sides, factors, report) ? { form: "contrast", better, than, beyond } : null;
}

function readTrend(
  trend: NonNullable<ClaimFile["trend"]>,
  at: Path,
  factors: readonly Factor[],
  report: Report,
): Form | null {
  const factor = factors.find(({ name }) => name === trend.over);
  if (!factor) {
    report([...at, "over"], unknownFactor(trend.over, factors));
    return null;
  }
  if (factor.levels.length < 2) report([...at, "over"], "a trend needs at least 2 levels; the factor has 1");
  return { form: "trend", ...trend };
}
