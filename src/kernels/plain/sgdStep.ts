/**
 * A step of gradient descent.
 *
 *   p := p − η (g + λ p)
 *
 * Shapes   values p, gradient g of one length
 *
 * @example
 *   const p = [1];
 *   sgdStep(p, [2], 0.1, 0.5);
 *   p // [ 0.75 ]
 */
export function sgdStep(values: Float64Array, gradient: Float64Array, rate: number, decay: number): void {
  for (let j = 0; j < values.length; j++) {
    const value = values[j]!;
    values[j] = value - rate * (gradient[j]! + decay * value);
  }
}
