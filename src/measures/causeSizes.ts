import type { CauseColumns } from "../tracking/causes/causeColumns.ts";
import { LEAST_SD } from "../tracking/leastSd.ts";
import type { CauseSeries, InferenceCause, TrainingCause } from "../tracking/observations/causes.ts";
import { meanOfDefined, medianOverUnits } from "./units.ts";

/**
 * What moves each layer, for the report: |Shapley value| of the change of the mean over the sd (or of the log sd), median
 * over the units, then mean over the steps; and the same of the least and the greatest contribution over the orders.
 */
export interface CauseSizes {
  /** Mean over the updates observed, by hidden layer. */
  readonly training: readonly Readonly<Record<TrainingCause | "bias" | "chance", CauseSize>>[];
  readonly inference: readonly Readonly<Record<InferenceCause, CauseSize>>[];
}

export interface CauseSize {
  /** In sds of the old state. */
  readonly mean: number;
  readonly meanLow: number;
  readonly meanHigh: number;
  readonly logSd: number;
}

export function causeSizes({ training, inference }: CauseSeries): CauseSizes {
  return {
    training: training.map((layer) => ({
      ...sizesOf(layer),
      bias: sizeOf(layer, withoutRange(layer.bias)),
      chance: sizeOf(layer, withoutRange(chanceOf(layer))),
    })),
    inference: inference.map((layer) => sizesOf(layer)),
  };
}

/** What is left of sampling without its bias. */
function chanceOf({ causes: { sampling }, bias }: CauseSeries["training"][number]) {
  return {
    mean: sampling.mean.map((value, at) => value - bias.mean[at]!),
    logSd: sampling.logSd.map((value, at) => value - bias.logSd[at]!),
  };
}

function withoutRange({ mean, logSd }: Pick<CauseColumns, "mean" | "logSd">) {
  return { mean, meanLow: mean, meanHigh: mean, logSd };
}

function sizesOf<Cause extends string>(layer: CausesOfUnits<Cause>): Record<Cause, CauseSize> {
  const sizes = (Object.keys(layer.causes) as Cause[]).map((cause) => [
    cause,
    sizeOf(layer, layer.causes[cause]),
  ]);
  return Object.fromEntries(sizes) as Record<Cause, CauseSize>;
}

function sizeOf(
  layer: Pick<CausesOfUnits<string>, "units" | "sd">,
  column: Pick<CauseColumns, "mean" | "meanLow" | "meanHigh" | "logSd">,
): CauseSize {
  const { mean, meanLow, meanHigh, logSd } = column;
  const least = meanLow.map((low, at) =>
    low * meanHigh[at]! <= 0 ? 0 : Math.min(Math.abs(low), Math.abs(meanHigh[at]!)),
  );
  const most = meanLow.map((low, at) => Math.max(Math.abs(low), Math.abs(meanHigh[at]!)));
  return {
    mean: meanOfDefined(causeSize(layer, mean)),
    meanLow: meanOfDefined(causeSize(layer, least)),
    meanHigh: meanOfDefined(causeSize(layer, most)),
    logSd: meanOfDefined(causeSpread(layer, logSd)),
  };
}

/** What of a layer's causes is looked at: any of the two modes. */
interface CausesOfUnits<Cause extends string> {
  readonly units: number;
  readonly sd: Float32Array;
  readonly causes: Readonly<Record<Cause, CauseColumns>>;
}

/**
 * How much a cause moves a layer at every step: |Shapley value| of the change of the mean over the sd, median over the
 * units. Units whose sd is below 10⁻³ are left out.
 */
export function causeSize(
  { units, sd }: { readonly units: number; readonly sd: Float32Array },
  mean: Float32Array,
): Float64Array {
  const inSds = mean.map((value, at) => (sd[at]! < LEAST_SD ? Number.NaN : Math.abs(value) / sd[at]!));
  return medianOverUnits(inSds, units);
}

/**
 * How much a cause moves a layer's spread at every step: |Shapley value| of the change of the log sd, median over the
 * units. Units that do not vary have none and are left out.
 */
export function causeSpread({ units }: { readonly units: number }, logSd: Float32Array): Float64Array {
  const sizes = logSd.map((value) => (Number.isFinite(value) ? Math.abs(value) : Number.NaN));
  return medianOverUnits(sizes, units);
}

/**
 * The share of a cause in what moves a layer at every step: Σ |Shapley value| of the change of the mean over the sd, over
 * the units, as a share of the same of all causes. NaN where nothing moves.
 */
export function causeShare<Cause extends string>(layer: CausesOfUnits<Cause>, cause: Cause): Float64Array {
  const sums = Object.fromEntries(
    (Object.keys(layer.causes) as Cause[]).map((each) => [each, sumInSds(layer, layer.causes[each].mean)]),
  ) as Record<Cause, Float64Array>;
  const all = Object.values<Float64Array>(sums);
  return sums[cause].map((own, step) => {
    const total = all.reduce((sum, each) => sum + each[step]!, 0);
    return total > 0 ? own / total : Number.NaN;
  });
}

function sumInSds({ units, sd }: { readonly units: number; readonly sd: Float32Array }, mean: Float32Array) {
  return Float64Array.from({ length: units === 0 ? 0 : mean.length / units }, (_, step) => {
    let sum = 0;
    for (let at = step * units; at < (step + 1) * units; at++)
      if (sd[at]! >= LEAST_SD) sum += Math.abs(mean[at]!) / sd[at]!;
    return sum;
  });
}
