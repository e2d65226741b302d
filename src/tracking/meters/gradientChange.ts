/** One array of a gradient before and after something moved. */
export interface GradientPair {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

export interface GradientChange {
  /** ‖G − G′‖₂ */
  readonly change: number;
  /** G·G′/(‖G‖‖G′‖), −1 … 1; null where one of them is 0. */
  readonly cosine: number | null;
  /** ‖G‖₂ */
  readonly norm: number;
  /** ‖G′‖₂ */
  readonly normAfter: number;
}

/**
 * How far, and how much in direction, a gradient G changed into G′; both are the given arrays one after another.
 *
 * Shapes   any number of pairs, before and after of one length
 * Units    those of the gradient; none for the cosine
 * Errors   none: NaN or ∞ in a gradient come back as NaN or ∞
 */
export function gradientChange(pairs: readonly GradientPair[]): GradientChange {
  let changes = 0;
  let squares = 0;
  let squaresAfter = 0;
  let product = 0;
  for (const { before, after } of pairs) {
    for (let j = 0; j < before.length; j++) {
      const g = before[j]!;
      const h = after[j]!;
      changes += (g - h) * (g - h);
      squares += g * g;
      squaresAfter += h * h;
      product += g * h;
    }
  }
  const norm = Math.sqrt(squares);
  const normAfter = Math.sqrt(squaresAfter);
  const cosine = norm === 0 || normAfter === 0 ? null : Math.max(-1, Math.min(1, product / norm / normAfter));
  return { change: Math.sqrt(changes), cosine, norm, normAfter };
}
