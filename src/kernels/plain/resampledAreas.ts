import type { Matrix } from "../../matrix.ts";

/**
 * Area between the distribution functions of two sights of the same subjects, in resamples of the subjects.
 *
 *   A = ∫ |Σᵢ cᵢ (1[aᵢ ≤ x] − 1[bᵢ ≤ x])| dx      cᵢ how often the resample took subject i
 *
 * Shapes   sorted (units × 2n): a and b of every unit in order   order (units × 2n): the number of each subject, for b
 *          plus n   counts c (n × resamples)   areas (units × resamples)
 * Order    over the values upwards, from +0
 *
 * @example
 *   const row = (columns, values) => ({ rows: 1, columns, stride: columns, values });
 *   const areas = row(1, [0]);
 *   // One subject, seen at 5 and at 2, and taken three times.
 *   resampledAreas(row(2, [2, 5]), row(2, [1, 0]), row(1, [3]), areas);
 *   areas.values // [ 9 ]
 */
export function resampledAreas(sorted: Matrix, order: Matrix, counts: Matrix, areas: Matrix): void {
  const subjects = counts.rows;
  for (let unit = 0; unit < areas.rows; unit++) {
    const from = unit * sorted.stride;
    for (let resample = 0; resample < areas.columns; resample++) {
      let height = 0;
      let area = 0;
      for (let k = 0; k + 1 < 2 * subjects; k++) {
        const at = order.values[unit * order.stride + k]!;
        const subject = at < subjects ? at : at - subjects;
        const taken = counts.values[subject * counts.stride + resample]!;
        height += at < subjects ? taken : -taken;
        area += Math.abs(height) * (sorted.values[from + k + 1]! - sorted.values[from + k]!);
      }
      areas.values[unit * areas.stride + resample] = area;
    }
  }
}
