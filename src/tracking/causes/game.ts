import { log } from "../../elementary/log.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import { type Matrix, paddedLength } from "../../matrix.ts";
import { weightedStatistics } from "../../network/normalizations/batchStatistics.ts";

/**
 * What a unit's distribution would be, had only some of the causes changed: its mean and log sd for every subset of the
 * causes (bit i of the mask: cause i is new), unit by unit.
 *
 *   log sd = ½ log v, −∞ where the unit does not vary
 *
 * Shapes   mean, logSd (units × 2^causes)
 */
export interface LayerGame {
  readonly units: number;
  readonly causes: number;
  readonly mean: Float64Array;
  readonly logSd: Float64Array;
  /** Mean and variance of the rows that were looked at last (units). */
  readonly moments: { readonly mean: Float64Array; readonly variance: Float64Array };
  readonly kernels: Kernels;
}

/** Numbers that the kernels hold of a game. */
export const gameNumbers = (units: number): number => 2 * paddedLength(units);

/** @param kernels those that the rows are for */
export function createLayerGame(units: number, causes: number, kernels: Kernels): LayerGame {
  const size = units << causes;
  return {
    units,
    causes,
    mean: new Float64Array(size),
    logSd: new Float64Array(size),
    moments: { mean: kernels.allocate(units), variance: kernels.allocate(units) },
    kernels,
  };
}

/** What the game is with the causes of `mask` new: the rows of a layer over a batch; with weights over one without end. */
export function play(game: LayerGame, mask: number, layer: Matrix, weights: Float64Array | null): void {
  takeMoments(game, layer, weights);
  const { mean, variance } = game.moments;
  for (let unit = 0; unit < game.units; unit++) {
    const at = (unit << game.causes) + mask;
    game.mean[at] = mean[unit]!;
    game.logSd[at] = log(variance[unit]!) / 2;
  }
}

/**
 * The same for several masks at once, in each of which the rows are mapped unit by unit: x = (z − center)·scale + shift.
 *
 *   mean x = (mean z − center)·scale + shift      log sd x = log |scale| + log sd z
 */
export function playMapped(game: LayerGame, layer: Matrix, maps: readonly MappedCauses[]): void {
  takeMoments(game, layer, null);
  const { mean, variance } = game.moments;
  for (let unit = 0; unit < game.units; unit++) {
    const logSd = log(variance[unit]!) / 2;
    for (const { mask, center, scale, shift } of maps) {
      const at = (unit << game.causes) + mask;
      game.mean[at] = (mean[unit]! - center[unit]!) * scale[unit]! + shift[unit]!;
      game.logSd[at] = scale[unit] === 0 ? Number.NEGATIVE_INFINITY : log(Math.abs(scale[unit]!)) + logSd;
    }
  }
}

export interface MappedCauses {
  readonly mask: number;
  /** (units) */
  readonly center: Float64Array;
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

function takeMoments({ moments, kernels }: LayerGame, layer: Matrix, weights: Float64Array | null): void {
  const { mean, variance } = moments;
  if (weights === null) kernels.rowStatistics(layer, layer.columns, mean, variance);
  else weightedStatistics(layer, weights, "m", mean, variance);
}

/** A mask that gives what another one gives, since they differ in causes that this layer does not have. */
export function playAs(game: LayerGame, mask: number, same: number): void {
  for (let unit = 0; unit < game.units; unit++) {
    const from = unit << game.causes;
    game.mean[from + mask] = game.mean[from + same]!;
    game.logSd[from + mask] = game.logSd[from + same]!;
  }
}

/** The game of one unit alone, for one of its two quantities. */
export function ofUnit({ causes }: LayerGame, values: Float64Array, unit: number): Float64Array {
  return values.subarray(unit << causes, (unit + 1) << causes);
}
