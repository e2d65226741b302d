/**
 * The step that Adam and AdamW share.
 *
 *   p := kept · p        g := g + penalty · p
 *   m := β₁ m + (1 − β₁) g        v := β₂ v + (1 − β₂) g²
 *   p := p − η · (m · meanScale) / (√(v · squareScale) + ε)
 *
 * Shapes   values p, gradient, mean m, square v of one length
 *
 * @example
 *   const [p, m, v] = [[1], [0], [0]];
 *   momentsStep(p, [2], m, v, 0.1, 1, 0, 0.9, 0.99, 10, 100, 0);
 *   [p, m, v] // [ [ 0.9 ], [ 0.2 ], [ 0.04 ] ]
 */
export function momentsStep(
  values: Float64Array,
  gradient: Float64Array,
  mean: Float64Array,
  square: Float64Array,
  rate: number,
  kept: number,
  penalty: number,
  beta1: number,
  beta2: number,
  meanScale: number,
  squareScale: number,
  epsilon: number,
): void {
  for (let j = 0; j < values.length; j++) {
    const value = kept * values[j]!;
    const g = gradient[j]! + penalty * value;
    const m = beta1 * mean[j]! + (1 - beta1) * g;
    const v = beta2 * square[j]! + (1 - beta2) * g * g;
    mean[j] = m;
    square[j] = v;
    values[j] = value - (rate * (m * meanScale)) / (Math.sqrt(v * squareScale) + epsilon);
  }
}
