import { shortBatch } from "../sampling/epochBatches.ts";
import { dataShape } from "../scenario/checks/runCheck.ts";
import { phasesOf } from "../scenario/phases.ts";
import type { RunSettings, Scenario } from "../scenario/scenario.ts";
import type { ObservationKind } from "../tracking/observation.ts";
import { observations } from "../tracking/observations/observations.ts";
import { hasBatchStatistics } from "../tracking/outline.ts";
import { scheduledSteps } from "../tracking/schedule.ts";
import { keepsUnits, type RunPlan } from "./runPlan.ts";

/** Operations of one core in a second, counted as below, on the machine that `docs/speed.md` names. */
const OPERATIONS_PER_SECOND = 1.3e10;

/** An activation, in operations per unit and sample; and a normalization. */
const PER_UNIT = 30;
const PER_NORMALIZED_UNIT = 10;

/** A draw of dropout, and what follows of it that no kernel does, per unit and sample that is trained. */
const PER_DROPPED_UNIT = 450;

/** A draw of the noise behind a norm, per unit and sample that is trained. */
const PER_NOISED_UNIT = 1000;

/** A group that is normalized by itself within a batch, per hidden layer and pass: no kernel takes all groups at once. */
const PER_VIRTUAL_BATCH = 17_000;

/** A weight is drawn. */
const PER_WEIGHT = 4000;

/** A training step: forward, and backward twice as much. */
const PASSES_PER_STEP = 3;

/** A step beside its passes: its batch is drawn, its kernels are called one after the other. */
const PER_STEP = 80_000;

/** What is watched is sorted, measured and kept, too: an operation of a pass for it costs so many of training. */
const PER_OPERATION_WATCHED = 1.75;

/** What every run takes whatever it does: its data, its part of what twins share, its end, its place in the store. */
const SECONDS_PER_RUN = 0.012;

interface Work {
  readonly operations: number;
  /** Those of them that are observations, not training and target checks. */
  readonly watching: number;
}

/** What the runs of a scenario should take, and how much of it is watching them (a share, 0 … 1). */
export interface ExpectedTime {
  readonly seconds: number;
  readonly watching: number;
}

/**
 * What the runs of a scenario should take a single core, all of them, tuning included: an estimate to plan by, right
 * within a factor of one and a half or so.
 *
 *   operations = P · [3 · steps · batch + checks · test + end + 1.75 · Σ observations · passes · samples]
 *                + (450 · units with dropout + 1000 · units with noise) · steps · batch + 80,000 · steps + 4000 · weights
 *   P          = weights + 30 · units + 10 · normalized units + Σ layers 17,000 / virtual batch: operations of one sample on
 *                its way through the network
 *   end        = test; where batches have statistics, 5 · test + train
 *   seconds    = operations / rate + 0.012 · runs
 *
 * Units    seconds of one core of the machine of `docs/speed.md`; another's speed is told by its finished reports
 */
export function expectedTime({ variants, seeds, tune, detailedSeeds }: TimedScenario): ExpectedTime {
  const detailed = Math.min(detailedSeeds, seeds.count);
  let runs = 0;
  let operations = 0;
  let watching = 0;
  const add = (settings: RunSettings, count: number, inDetail: boolean) => {
    const work = workOfRun(settings, inDetail || settings.tracking.units === "all");
    runs += count;
    operations += count * work.operations;
    watching += count * work.watching;
  };
  for (const { settings } of variants) {
    add(settings, detailed, true);
    add(settings, seeds.count - detailed, false);
  }
  if (tune !== null) for (const { settings } of tune.candidates) add(settings, tune.seeds.count, false);
  const seconds = operations / OPERATIONS_PER_SECOND + SECONDS_PER_RUN * runs;
  return { seconds, watching: watching / OPERATIONS_PER_SECOND / seconds };
}

/** The same of one run. */
export function secondsOfRun(plan: RunPlan): number {
  const { operations } = workOfRun(plan.settings, keepsUnits(plan));
  return operations / OPERATIONS_PER_SECOND + SECONDS_PER_RUN;
}

type TimedScenario = Pick<Scenario, "variants" | "seeds" | "tune" | "detailedSeeds">;

/** Of one run, to within what is not counted: data, statistics of the end, storing. */
export function workOfRun(settings: RunSettings, detailed: boolean): Work {
  const { training, tracking, network } = settings;
  const { features, samples, test, probe } = dataShape(settings);
  const sizes = {
    train: samples,
    probe,
    test,
    batch: training.batchSize,
    field: features === 2 ? tracking.fieldSize * tracking.fieldSize : 0,
  };
  const hasStatistics = network.hidden.some(({ normalization }) => hasBatchStatistics(normalization));
  const observed = tracking.observe.reduce((passed, { what, ...schedule }) => {
    const kind: ObservationKind<unknown> = observations[what];
    const { passesWithStatistics = kind.passes, passesInDetail = 0 } = kind;
    const passes = (hasStatistics ? passesWithStatistics : kind.passes) + (detailed ? passesInDetail : 0);
    const times = scheduledSteps(schedule, tracking, training.steps).length;
    return passed + times * passes * sizes[kind.passesOver ?? "probe"];
  }, 0);
  const drawn = samplesTrained(settings);
  const trained = PASSES_PER_STEP * drawn;
  const checked = Math.floor(training.steps / training.target.every) * test;
  const ended = hasStatistics ? 5 * test + samples : test;
  const perSample = operationsOfPass(settings);
  const watching = PER_OPERATION_WATCHED * perSample * observed;
  const random = drawn * drawnPerSample(network) + PER_WEIGHT * weightsOf(settings);
  const passed = perSample * (trained + checked + ended);
  return { operations: passed + PER_STEP * training.steps + random + watching, watching };
}

/** Steps times batch size, phase by phase; of epochs with a short last batch its mean. */
function samplesTrained(settings: RunSettings): number {
  const { training } = settings;
  const { samples } = dataShape(settings);
  const phases = phasesOf(training);
  return phases.reduce((sum, { from, batchSize, sampler }, at) => {
    const end = Math.min(training.steps + 1, phases[at + 1]?.from ?? training.steps + 1);
    const isShort = shortBatch(sampler, batchSize, samples) !== null;
    const size = isShort ? samples / Math.ceil(samples / batchSize) : batchSize;
    return sum + Math.max(0, end - from) * size;
  }, 0);
}

function drawnPerSample({ hidden }: RunSettings["network"]): number {
  return hidden.reduce((sum, { units, dropout = 0, normalization }) => {
    const noise = "noise" in normalization && normalization.noise !== null ? PER_NOISED_UNIT : 0;
    return sum + units * ((dropout > 0 ? PER_DROPPED_UNIT : 0) + noise);
  }, 0);
}

function operationsOfPass(settings: RunSettings): number {
  const { hidden } = settings.network;
  const activations = hidden.reduce((sum, { units, normalization }) => {
    const group = "virtualBatch" in normalization ? normalization.virtualBatch : null;
    const normalized = normalization.kind === "none" ? 0 : PER_NORMALIZED_UNIT;
    return sum + units * (PER_UNIT + normalized) + (group === null ? 0 : PER_VIRTUAL_BATCH / group);
  }, 0);
  return activations + weightsOf(settings);
}

function weightsOf(settings: RunSettings): number {
  const { features, classes } = dataShape(settings);
  let inputs = features;
  let weights = 0;
  for (const { units } of settings.network.hidden) {
    weights += units * inputs;
    inputs = units;
  }
  return weights + inputs * (classes > 2 ? classes : 1);
}
