/**
 * A step of gradient descent with momentum.
 *
 *   g := g + λ p        b := μ b + entering · g        p := p − η b
 *
 * Shapes   values p, gradient, buffer b of one length
 *
 * @example
 *   const [p, b] = [[1], [4]];
 *   momentumStep(p, [2], b, 0.1, 0.5, 1, 0);
 *   [p, b] // [ [ 0.6 ], [ 4 ] ]
 */
export function momentumStep(
  values: Float64Array,
  gradient: Float64Array,
  buffer: Float64Array,
  rate: number,
  momentum: number,
  entering: number,
  decay: number,
): void {
  for (let j = 0; j < values.length; j++) {
    const value = values[j]!;
    const b = momentum * buffer[j]! + entering * (gradient[j]! + decay * value);
    buffer[j] = b;
    values[j] = value - rate * b;
  }
}
