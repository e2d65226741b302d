import { dataShape } from "../scenario/checks/runCheck.ts";
import type { RunSettings, Scenario } from "../scenario/scenario.ts";
import type { ObservationKind } from "../tracking/observation.ts";
import { observations } from "../tracking/observations/observations.ts";
import { scheduledSteps } from "../tracking/schedule.ts";

/** Operations of one core in a second, counted as below, on the machine that `docs/speed.md` names. */
const OPERATIONS_PER_SECOND = 1.3e9;

/** An activation and its normalization, in operations per unit and sample. */
const PER_UNIT = 10;

/** A training step: forward, and backward twice as much. */
const PASSES_PER_STEP = 3;

/**
 * What the runs of a scenario should take a single core, all of them, tuning included: an estimate to plan by, right
 * within a factor of two or so.
 *
 *   operations = P · [3 · steps · batch + checks · test + Σ observations · passes · samples]
 *   P          = weights + 10 · units: operations of one sample on its way through the network
 *
 * Units    seconds of one core of the machine of `docs/speed.md`; another's speed is told by its finished reports
 */
export function expectedSeconds({ variants, seeds, tune }: Scenario): number {
  const sum = (list: readonly { readonly settings: RunSettings }[]) =>
    list.reduce((total, { settings }) => total + operationsOfRun(settings), 0);
  const tuning = tune === null ? 0 : sum(tune.candidates) * tune.seeds.count;
  return (sum(variants) * seeds.count + tuning) / OPERATIONS_PER_SECOND;
}

/** Operations of one run, to within what is not counted: data, statistics of the end, storing. */
export function operationsOfRun(settings: RunSettings): number {
  const { training, tracking } = settings;
  const { test, probe } = dataShape(settings);
  const observed = tracking.observe.reduce((passes, { what, ...schedule }) => {
    const kind: ObservationKind<unknown> = observations[what];
    const samples = kind.passesOver === "test" ? test : probe;
    return passes + scheduledSteps(schedule, tracking, training.steps).length * kind.passes * samples;
  }, 0);
  const trained = PASSES_PER_STEP * training.steps * training.batchSize;
  const checked = Math.floor(training.steps / training.target.every) * test;
  return operationsOfPass(settings) * (trained + checked + observed);
}

function operationsOfPass(settings: RunSettings): number {
  const { features, classes } = dataShape(settings);
  const widths = [features, ...settings.network.hidden.map(({ units }) => units), classes > 2 ? classes : 1];
  return widths
    .slice(1)
    .reduce(
      (sum, width, layer) => sum + width * widths[layer]! + PER_UNIT * width,
      -PER_UNIT * widths.at(-1)!,
    );
}
