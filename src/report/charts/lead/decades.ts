/** From this ratio of the largest to the smallest on, bars of a linear axis hide all but the longest. */
const MOST_LINEAR = 100;

/**
 * Where a logarithmic axis of some medians begins: below the smallest; null where they do not span decades, or are not all
 * positive. On such an axis dots stand for bars, which would begin nowhere in particular.
 */
export function startOfDecades(medians: readonly number[]): number | null {
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  return least > 0 && most >= MOST_LINEAR * least ? least / 2 : null;
}
