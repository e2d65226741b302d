/** Loss beyond which a run counts as diverged, where its targets do not say how large losses are. */
export const usualDivergenceBound = 1e6;

/**
 * Loss beyond which a run on a real target counts as diverged, unless its scenario says one: a squared error is as large as the
 * units of the target make it.
 *
 *   bound = 10⁶ · max(1, (1/n) Σ t²)
 *
 * The least of it stands for outputs at initialization, of size 1 whatever the target is.
 *
 * Shapes   targets t (n) of the training set
 * Units    squared units of the target
 * Errors   none: ∞ where a square is beyond the largest number
 *
 * @example
 *   divergenceBound(Float64Array.of(300, -400)) // 125000000000
 */
export function divergenceBound(targets: Float64Array): number {
  let sum = 0;
  for (const target of targets) sum += target * target;
  return usualDivergenceBound * Math.max(1, sum / targets.length);
}
