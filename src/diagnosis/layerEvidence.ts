import { median } from "../statistics/median.ts";
import { varianceRatioBand } from "../statistics/varianceRatio.ts";
import { independentUnits } from "./independentUnits.ts";
import { type PathFit, pathFromStart } from "./pathFromStart.ts";
import type { NormLayer } from "./statisticsTable.ts";
import { thresholds } from "./thresholds.ts";
import { distanceFrom, samplesIn, type UnitEvidence, unitEvidence } from "./unitEvidence.ts";

/** What the statistics of one layer tell, over its units that are not constant. */
export interface LayerEvidence {
  readonly layer: NormLayer;
  readonly units: readonly UnitEvidence[];
  /** Units that are constant in every batch. */
  readonly constantUnits: number;
  readonly batches: number;
  /** Samples of a batch, in the middle. */
  readonly batchSize: number;
  /** Mean over units of between-batch against within-batch variance; NaN for one batch. */
  readonly betweenRatio: number;
  /** Where that lies, 95 times in 100, if every batch is drawn alike. */
  readonly betweenBand: { readonly low: number; readonly high: number };
  /** Units that count as independent: (tr C)²/tr C² of the correlations of their batch means. */
  readonly independentUnits: number;
  /** Share of a unit's variance that lies between batches, beyond what sampling makes: the median over units. */
  readonly shareBetween: number;
  /** Running statistics from the batches', in sds of a unit: the median over units. */
  readonly runningDistance: number;
  /** Units whose own distance is beyond that of `thresholds.farUnit`, the furthest first. */
  readonly farUnits: readonly { readonly unit: string; readonly distance: number }[];
  /** Their mean square over what chance leaves between the two: running averages of the momentum, the mean of these batches. */
  readonly runningOverNoise: number;
  /** How far single batches lie from the mean of all, likewise. */
  readonly singleBatchDistance: number;
  /** Whether all are as they were made: mean 0, variance 1. */
  readonly isInitial: boolean;
  /** Made when it is asked for: thousands of ways are tried. */
  path(): PathFit;
  /** Running variance over the unbiased one of the batches: the median over units. */
  readonly varianceRatio: number;
  /** Standard error of its logarithm, as far as chance goes. */
  readonly errorOfVarianceRatio: number;
  /** Population statistics from all batches', in sds of a unit; NaN where none are given. */
  readonly populationDistance: number;
  /** The square of that over what the mean of these batches leaves open. */
  readonly populationOverNoise: number;
  /** Sd of the population over that within batches: the median over units; NaN where no population is given. */
  readonly populationSpread: number;
  /** As the table has it, or PyTorch's. */
  readonly epsilon: number;
  /** Variance of a unit over ε: the median over units, constant ones among them. */
  readonly varianceOverEpsilon: number;
}

/** Weight of a new batch and ε where a table does not say them: PyTorch's. */
const usual = { momentum: 0.1, epsilon: 1e-5 } as const;

/** Errors   units without batches, or with other numbers of them than the first */
export function layerEvidence(layer: NormLayer): LayerEvidence {
  const all = layer.units.map(unitEvidence);
  const units = all.filter(({ within }) => within > 0);
  const first = layer.units[0]!.batches;
  const batches = first.length;
  const batchSize = median(first.map(({ size }) => size));
  const betweenRatio = mean(units.map((unit) => unit.betweenRatio));
  const independent = independentUnits(units);
  const varianceRatio = median(units.map(({ unit, within }) => unit.running.variance / within));
  const references = units.map((unit) => reference(unit, varianceRatio, batchSize));
  const runningDistances = units.map(({ unit }, at) => distanceFrom(references[at]!, unit.running));
  const populationRatio = median(
    units.map(({ unit, within }) => (unit.population?.variance ?? Number.NaN) / within),
  );
  const populationDistances = units.map((unit) => fromPopulation(unit, populationRatio, batchSize));
  const noise = mean(units.map((unit) => noiseOf(unit, batchSize)));
  const weight = layer.momentum ?? usual.momentum;
  /** Of batches' own variances: what a running average keeps, and what the mean of the table's batches has. */
  const left = weight / (2 - weight) + 1 / batches;
  const epsilon = layer.epsilon ?? usual.epsilon;
  return {
    layer,
    units: all,
    constantUnits: all.length - units.length,
    batches,
    batchSize,
    betweenRatio,
    betweenBand: varianceRatioBand((batches - 1) * independent, (samplesIn(first) - batches) * independent),
    independentUnits: independent,
    shareBetween: median(units.map((unit) => shareBetween(unit.betweenRatio, batchSize))),
    runningDistance: median(runningDistances),
    farUnits: units
      .map(({ unit: { unit } }, at) => ({ unit, distance: runningDistances[at]! }))
      .filter(({ distance }) => distance >= thresholds.farUnit)
      .sort((a, b) => b.distance - a.distance),
    runningOverNoise: mean(squares(runningDistances)) / (noise * left),
    singleBatchDistance: Math.sqrt(noise),
    isInitial: layer.units.every(({ running }) => isStart(running.mean, 0) && isStart(running.variance, 1)),
    path: () =>
      pathFromStart(
        references,
        units.map(({ unit }) => unit.running),
      ),
    varianceRatio,
    errorOfVarianceRatio:
      2 * Math.sqrt((mean(units.map((unit) => noiseOfSd(unit, batchSize))) * left) / independent),
    populationDistance: median(populationDistances),
    populationOverNoise: mean(squares(populationDistances)) / (noise / batches),
    populationSpread: Math.sqrt(populationRatio),
    epsilon,
    varianceOverEpsilon: median(all.map(({ biasedWithin }) => biasedWithin / epsilon)),
  };
}

/** Squared distance of a single batch's statistics from the mean of all, in squared sds; as sampling has it for one batch alone. */
function noiseOf(unit: UnitEvidence, batchSize: number): number {
  const ofMean = Number.isNaN(unit.varianceOfMeans) ? 1 / batchSize : unit.varianceOfMeans / unit.within;
  return ofMean + noiseOfSd(unit, batchSize);
}

function noiseOfSd({ varianceOfSds, within }: UnitEvidence, batchSize: number): number {
  return Number.isNaN(varianceOfSds) ? 1 / (2 * batchSize) : varianceOfSds / within;
}

/** Written numbers have six digits. */
const isStart = (value: number, start: number) => Math.abs(value - start) < 1e-6;

/**
 * Running variances are unbiased in PyTorch, biased in Keras: the nearer convention is no fault of the statistics. Nor is it of a
 * population's: the pixels of a few pictures are many, and their variance lacks no m/(m − 1).
 *
 * @param ratio of the variance in question to w: the median over units
 */
function reference({ mean, within }: UnitEvidence, ratio: number, batchSize: number) {
  const biased = (batchSize - 1) / batchSize;
  const isBiased = Math.abs(ratio - biased) < Math.abs(ratio - 1);
  return { mean, within: isBiased ? biased * within : within };
}

/** Of a unit over all that its batches hold together: within them, and between them beyond what sampling makes. */
function fromPopulation(unit: UnitEvidence, ratio: number, batchSize: number): number {
  if (unit.unit.population === null) return Number.NaN;
  const { varianceOfMeans } = unit;
  const { mean, within } = reference(unit, ratio, batchSize);
  const beyond = Number.isNaN(varianceOfMeans) ? 0 : Math.max(0, varianceOfMeans - unit.within / batchSize);
  return distanceFrom({ mean, within: within + beyond }, unit.unit.population);
}

function shareBetween(ratio: number, batchSize: number): number {
  const beyond = Math.max(0, ratio - 1) / batchSize;
  return beyond / (1 + beyond);
}

function mean(values: readonly number[]): number {
  const defined = values.filter((value) => !Number.isNaN(value));
  return defined.reduce((sum, value) => sum + value, 0) / defined.length;
}

const squares = (values: readonly number[]) => values.map((value) => value * value);
