import { shortBatch } from "../../sampling/epochBatches.ts";
import type { ObservationSchedule } from "../../tracking/instrumentSettings.ts";
import type { ObservationKind, Widths } from "../../tracking/observation.ts";
import { type ObservationName, observations } from "../../tracking/observations/observations.ts";
import { epochEnds } from "../epochEnds.ts";
import { phasesOf } from "../phases.ts";
import type { RunSettings } from "../scenario.ts";
import { dataShape, outputsOf } from "./runCheck.ts";

/** What a run asks of memory and disk, in bytes. */
export interface RunBytes {
  /** The samples of all sets. */
  readonly data: number;
  /** Everything that a set of samples leaves in the network on its way through it. */
  readonly passes: number;
  /** Weights, their gradients, what the optimizer and the instruments keep of them. */
  readonly parameters: number;
  /** How many numbers these are. */
  readonly parameterCount: number;
  /** What is tracked, as it is stored; the observation that takes most of it by name. */
  readonly record: number;
  readonly largest: ObservationName | null;
  /** All of it, while the record is stored. */
  readonly memory: number;
}

/** A simulated flower with all its traits, beside its features. */
const FLOWER = 340;

/** Numbers per unit and sample that are there at once, as measured on two layers of 256 units. */
const PER_PASS = { train: 6, test: 6, probe: 4, probeCauses: 16, batch: 12, batchCauses: 30 };

/** The same of dropout, where there is any: its mask and what that leaves, of every pass and trainer that has masks. */
const PER_MASK = { train: 2, batch: 10, batchCauses: 19 };

/** Copies of every parameter: gradient, two moments, networks of the instruments. */
const PER_PARAMETER = 12;

/** The record itself, its portable form and the entry of the store. */
const COPIES_OF_RECORD = 3;

/**
 * What a run will ask of memory and disk at most, from its settings alone: an estimate to refuse by before the start.
 *
 *   passes   8 · units · Σ sets samples · (numbers per unit and sample); where effective ranks are observed, of the
 *            widest layer its second moments over the probe
 *   record   Σ observations (times observed) · (bytes of each) + 8 · parameters
 *   memory   data + passes + parameters + 3 · record
 */
export function runBytes(settings: RunSettings, detailed = true): RunBytes {
  const { network, training, tracking } = settings;
  const { features, samples: train, test, probe, rows } = dataShape(settings);
  const widths = [features, ...network.hidden.map(({ units }) => units), outputsOf(settings)];
  const units = widths.slice(1).reduce((sum, width) => sum + width, 0);
  const parameterCount = widths.slice(1).reduce((sum, width, layer) => sum + width * (widths[layer]! + 3), 0);
  const observed = (name: ObservationName) => tracking.observe.some(({ what }) => what === name);
  const hasCauses = observed("causes");

  const hasMasks = network.hidden.some(({ dropout = 0 }) => dropout > 0);
  const ofBatch = hasCauses ? "batchCauses" : "batch";

  const sizes = new Set([
    ...phasesOf(training).flatMap(({ batchSize, sampler }) => [
      batchSize,
      shortBatch(sampler, batchSize, train) ?? batchSize,
    ]),
    ...epochEnds(training, train).map(({ size }) => size),
  ]);
  const evaluated = tracking.evaluationBatches?.size ?? null;
  if (evaluated !== null) sizes.add(evaluated);
  const batches = [...sizes].reduce((sum, size) => sum + size, 0);
  const perSample = 8 * (features + 1) + 1;
  const data =
    "flowers" in settings.data
      ? (train + test + probe) * (FLOWER + perSample)
      : (train + test + probe + rows) * perSample;
  const widest = Math.max(0, ...network.hidden.map((layer) => layer.units));
  const fewest = Math.min(widest, probe);
  const ranks = observed("effective-rank") ? 8 * fewest * (widest + fewest) : 0;
  const passes =
    ranks +
    8 *
      units *
      ((PER_PASS.train + (hasMasks ? PER_MASK.train : 0)) * train +
        PER_PASS.test * test +
        (hasCauses ? PER_PASS.probeCauses : PER_PASS.probe) * probe +
        (PER_PASS[ofBatch] + (hasMasks ? PER_MASK[ofBatch] : 0)) * batches);

  const kept: Widths = { units, layers: widths.length - 1, features, fieldSize: tracking.fieldSize };
  const tracked = tracking.observe.map(({ what, ...schedule }) => ({
    what,
    bytes: keptBytes(observations[what], kept, detailed) * timesObserved(schedule, settings),
  }));
  const checks = 12 * (training.steps / training.target.every + 1);
  const record = tracked.reduce((sum, { bytes }) => sum + bytes, checks + 8 * parameterCount);
  const largest = tracked.reduce<(typeof tracked)[number] | null>(
    (most, each) => (most !== null && most.bytes >= each.bytes ? most : each),
    null,
  );
  const parameters = 8 * PER_PARAMETER * parameterCount;
  return {
    data,
    passes,
    parameters,
    parameterCount,
    record,
    largest: largest?.what ?? null,
    memory: data + passes + parameters + COPIES_OF_RECORD * record,
  };
}

/** Of one observation: of runs that are not detailed no units, but for a few numbers of layers. */
function keptBytes({ bytes, ofUnits }: ObservationKind<unknown>, sizes: Widths, detailed: boolean): number {
  return 4 + (ofUnits && !detailed ? 16 * sizes.layers : bytes(sizes));
}

/** At most, without making the list of steps. */
function timesObserved(schedule: ObservationSchedule, { training, tracking }: RunSettings): number {
  const most = training.steps + 1;
  if ("every" in schedule) return Math.floor(training.steps / schedule.every) + 1;
  if (schedule.at === "snapshots")
    return Math.min(most, tracking.snapshots.dense + tracking.snapshots.count + 2);
  if (schedule.at === "evaluations") return Math.min(most, tracking.evaluations + 1);
  return Math.min(most, schedule.at.length);
}
