import { copyMatrix, type Matrix, padded } from "../matrix.ts";
import type { RandomStream } from "../random.ts";

/**
 * Inverted dropout of what a layer puts out: training leaves each unit out for each sample by chance, and makes up for it at
 * once, so that inference is the identity.
 *
 *   y = f ∘ h      dh = f ∘ dy      f = 0 with probability p, 1/(1 − p) otherwise      E y = h
 *
 * Shapes   f, h, y (units × samples)
 * Source   Srivastava et al. (2014); scaled in training as `torch.nn.Dropout` is
 */
export interface DropoutMask {
  /** p */
  readonly rate: number;
  /** f; 1 until it is drawn: nothing is left out. */
  readonly factors: Matrix;
}

/** Of every hidden layer, null where it has no dropout. */
export type DropoutMasks = readonly (DropoutMask | null)[];

export function createMask(units: number, samples: number, rate: number): DropoutMask {
  const factors = padded(units, samples);
  factors.values.fill(1);
  return { rate, factors };
}

/** Draws all of them anew, layer by layer, unit by unit, sample by sample. Allocates nothing. */
export function drawMasks(masks: DropoutMasks, stream: RandomStream): void {
  for (let layer = 0; layer < masks.length; layer++) {
    const mask = masks[layer]!;
    if (mask === null) continue;
    const { rows, columns, stride, values } = mask.factors;
    const kept = 1 / (1 - mask.rate);
    for (let unit = 0; unit < rows; unit++) {
      const from = unit * stride;
      for (let j = from; j < from + columns; j++) values[j] = stream.next() < mask.rate ? 0 : kept;
    }
  }
}

/** The same masks for layers of the same shapes. */
export function copyMasks(from: DropoutMasks, to: DropoutMasks): void {
  for (let layer = 0; layer < to.length; layer++) {
    const own = to[layer]!;
    const other = from[layer]!;
    if (own !== null && other !== null) copyMatrix(other.factors, own.factors);
  }
}

/** Masks that leave nothing out. */
export function clearMasks(masks: DropoutMasks): void {
  for (let layer = 0; layer < masks.length; layer++) masks[layer]?.factors.values.fill(1);
}

/**
 * y = f ∘ h
 *
 * @example
 *   const mask = createMask(2, 1, 0.5);
 *   mask.factors.values.set([2, 0]);
 *   const y = zeros(2, 1);
 *   dropForward(mask, { rows: 2, columns: 1, stride: 2, values: [3, 4, 5, 6] }, y);
 *   y.values // [ 6, 0 ]
 */
export function dropForward({ factors }: DropoutMask, input: Matrix, output: Matrix): void {
  const { values } = output;
  for (let j = 0; j < values.length; j++) values[j] = factors.values[j]! * input.values[j]!;
}

/** dh = f ∘ dy, in place. */
export function dropBackward({ factors }: DropoutMask, gradient: Matrix): void {
  const { values } = gradient;
  for (let j = 0; j < values.length; j++) values[j] = values[j]! * factors.values[j]!;
}
