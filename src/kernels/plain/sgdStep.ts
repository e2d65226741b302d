/**
 * A step of gradient descent.
 *
 *   p := p − η (g + λ p)
 *
 * Shapes   values p, gradient g of one length
 */
export function sgdStep(values: Float64Array, gradient: Float64Array, rate: number, decay: number): void {
  for (let j = 0; j < values.length; j++) {
    const value = values[j]!;
    values[j] = value - rate * (gradient[j]! + decay * value);
  }
}
