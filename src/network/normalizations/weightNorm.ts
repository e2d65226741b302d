import { type Allocate, onHeap } from "../../matrix.ts";

/**
 * Weight normalization: the length and the direction of every unit's weights are trained apart from each other.
 *
 *   w = g · v / ‖v‖      dg = dw · v / ‖v‖      dv = (g/‖v‖) · (dw − dg · v/‖v‖)
 *
 * Shapes   w, v, dw, dv (units × inputs), row-major   g, dg (units)
 * Source   Salimans & Kingma (2016), arXiv:1602.07868, equations 2 and 3; `weight_norm` of PyTorch with dim = 0
 */
export interface WeightNorm {
  /** v */
  readonly directions: Float64Array;
  /** g, of either sign */
  readonly gains: Float64Array;
  readonly directionGradient: Float64Array;
  readonly gainGradient: Float64Array;
}

/** v = 0, g = 0, until weights are given to start from. */
export function createWeightNorm(inputs: number, units: number, allocate: Allocate = onHeap): WeightNorm {
  return {
    directions: allocate(units * inputs),
    gains: allocate(units),
    directionGradient: allocate(units * inputs),
    gainGradient: allocate(units),
  };
}

/**
 * v = w and g = ‖w‖, which leaves the function of the network as it was.
 *
 * Errors   a unit whose weights are all 0: they have no direction
 *
 * @example
 *   const norm = createWeightNorm(2, 1);
 *   startWeightNorm(norm, [3, 4]);
 *   norm.gains; // [ 5 ]
 */
export function startWeightNorm(norm: WeightNorm, weights: Float64Array): void {
  norm.directions.set(weights);
  for (let unit = 0; unit < norm.gains.length; unit++) {
    const length = lengthOf(norm, unit);
    if (length === 0) throw new Error(`weight norm: the weights of unit ${unit + 1} are all 0`);
    norm.gains[unit] = length;
  }
}

/**
 * Writes w from v and g.
 *
 * @example
 *   const norm = createWeightNorm(2, 1);
 *   startWeightNorm(norm, [3, 4]);
 *   norm.gains[0] = 10;
 *   const weights = [0, 0];
 *   composeWeights(norm, weights);
 *   weights; // [ 6, 8 ]
 */
export function composeWeights(norm: WeightNorm, weights: Float64Array): void {
  const { directions, gains } = norm;
  const inputs = directions.length / gains.length;
  for (let unit = 0; unit < gains.length; unit++) {
    const scale = gains[unit]! / lengthOf(norm, unit);
    const end = (unit + 1) * inputs;
    for (let j = unit * inputs; j < end; j++) weights[j] = directions[j]! * scale;
  }
}

/**
 * Writes dv and dg from dw.
 *
 * @example
 *   const norm = createWeightNorm(2, 1);
 *   startWeightNorm(norm, [3, 4]);
 *   norm.gains[0] = 10;
 *   weightNormBackward(norm, [1, 0]);
 *   [norm.gainGradient, norm.directionGradient]; // [ [ 0.6 ], [ 1.28, -0.96 ] ]
 */
export function weightNormBackward(norm: WeightNorm, weightGradient: Float64Array): void {
  const { directions, gains, directionGradient, gainGradient } = norm;
  const inputs = directions.length / gains.length;
  for (let unit = 0; unit < gains.length; unit++) {
    const inverse = 1 / lengthOf(norm, unit);
    const from = unit * inputs;
    const end = from + inputs;
    let product = 0;
    for (let j = from; j < end; j++) product += weightGradient[j]! * directions[j]!;
    const gain = product * inverse;
    const scale = gains[unit]! * inverse;
    gainGradient[unit] = gain;
    for (let j = from; j < end; j++) {
      directionGradient[j] = scale * (weightGradient[j]! - gain * inverse * directions[j]!);
    }
  }
}

/** ‖v‖ of a unit. */
function lengthOf({ directions, gains }: WeightNorm, unit: number): number {
  const inputs = directions.length / gains.length;
  const end = (unit + 1) * inputs;
  let squares = 0;
  for (let j = unit * inputs; j < end; j++) squares += directions[j]! * directions[j]!;
  return Math.sqrt(squares);
}
