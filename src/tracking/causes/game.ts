import type { Matrix } from "../../matrix.ts";
import { writeMoments } from "./unitMoments.ts";

/**
 * What a unit's distribution would be, had only some of the causes changed: its mean and log sd for every subset of the
 * causes (bit i of the mask: cause i is new), unit by unit.
 *
 * Shapes   mean, logSd (units × 2^causes)
 */
export interface LayerGame {
  readonly units: number;
  readonly causes: number;
  readonly mean: Float64Array;
  readonly logSd: Float64Array;
}

export function createLayerGame(units: number, causes: number): LayerGame {
  const size = units << causes;
  return { units, causes, mean: new Float64Array(size), logSd: new Float64Array(size) };
}

/** What the game is with the causes of `mask` new: the rows of a layer over a batch. */
export function play(game: LayerGame, mask: number, layer: Matrix, weights: Float64Array | null): void {
  for (let unit = 0; unit < game.units; unit++)
    writeMoments(layer, unit, weights, game.mean, game.logSd, (unit << game.causes) + mask);
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
