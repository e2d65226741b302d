import type { Kernels } from "../kernels/kernels.ts";
import { type Matrix, padded, paddedLength, rowOf } from "../matrix.ts";
import type { RandomStream } from "../random.ts";

/** Paired bootstrap resamples of n subjects that were seen twice: each takes the same subjects both times. */
export interface PairedResamples {
  /**
   * Wasserstein-1 between the two sights over their pooled sd, for every resample and unit.
   *
   *   W₁ = (1/n) ∫ |Σᵢ cᵢ (1[aᵢ ≤ x] − 1[bᵢ ≤ x])| dx      cᵢ how often the resample took subject i
   *
   * Shapes   a, b (units × n), subject by subject; into (resamples × units)
   * Errors   NaN where neither sight varies within a resample
   */
  drift(a: Matrix, b: Matrix, into: Matrix): void;
}

/**
 * What the arrays of so many resamples of n subjects take, in numbers, for up to so many units.
 *
 * @example
 *   resampleNumbers(3, 2, 1) // 40
 */
export function resampleNumbers(n: number, count: number, units: number): number {
  const row = paddedLength(count);
  return n * row + units * (6 * n + 4 * row) + paddedLength(units * n) + 2 * paddedLength(units);
}

/**
 * Draws the resamples once: n of n subjects with replacement, `count` times.
 *
 * @param units at most, of the sights
 * Order    variances are those about a unit's mean over all subjects, less the square of the resample's mean about it
 * Source   Efron & Tibshirani (1993), chapter 8: resample the unit that was sampled, here the subject
 *
 * @example
 *   const sight = { rows: 1, columns: 3, stride: 3, values: Float64Array.of(1, 2, 3) };
 *   const into = { rows: 2, columns: 1, stride: 1, values: new Float64Array(2) };
 *   createPairedResamples(3, 2, randomStream("example"), 1, plainKernels).drift(sight, sight, into);
 *   into.values // [ 0, 0 ]
 */
export function createPairedResamples(
  n: number,
  count: number,
  stream: RandomStream,
  units: number,
  kernels: Kernels,
): PairedResamples {
  const counts = padded(n, count, kernels.allocate);
  for (let resample = 0; resample < count; resample++)
    for (let draw = 0; draw < n; draw++) {
      const at = stream.integer(n) * counts.stride + resample;
      counts.values[at] = counts.values[at]! + 1;
    }
  const perValue = () => padded(units, 2 * n, kernels.allocate);
  const [both, sorted, order] = [perValue(), perValue(), perValue()];
  const perResample = () => padded(units, count, kernels.allocate);
  const [areas, sums, squares, variances] = [perResample(), perResample(), perResample(), perResample()];
  const deviations = kernels.allocate(units * n);
  const [mean, spread] = [kernels.allocate(units), kernels.allocate(units)];

  /** Adds the variance of every unit within every resample. */
  function addVariances(sight: Matrix) {
    const { rows } = sight;
    kernels.rowStatistics(sight, n, mean, spread);
    for (let unit = 0; unit < rows; unit++)
      for (let i = 0; i < n; i++)
        deviations[unit * n + i] = sight.values[unit * sight.stride + i]! - mean[unit]!;
    kernels.denseForward(deviations, null, counts, { ...sums, rows });
    for (let k = 0; k < rows * n; k++) deviations[k] = deviations[k]! * deviations[k]!;
    kernels.denseForward(deviations, null, counts, { ...squares, rows });
    for (let k = 0; k < rows * sums.stride; k++) {
      const center = sums.values[k]! / n;
      variances.values[k] = variances.values[k]! + (squares.values[k]! / n - center * center);
    }
  }

  return {
    drift(a, b, into) {
      const { rows } = a;
      for (let unit = 0; unit < rows; unit++) {
        const row = rowOf(both, unit);
        row.set(rowOf(a, unit), 0);
        row.set(rowOf(b, unit), n);
      }
      const own = { ...both, rows };
      kernels.sortRows(own, { ...sorted, rows });
      kernels.orderRows(own, sorted, order);
      kernels.resampledAreas(sorted, order, counts, { ...areas, rows });
      variances.values.fill(0);
      addVariances(a);
      addVariances(b);
      for (let unit = 0; unit < rows; unit++)
        for (let resample = 0; resample < count; resample++) {
          const at = unit * areas.stride + resample;
          const variance = variances.values[at]! / 2;
          into.values[resample * into.stride + unit] =
            variance > 0 ? areas.values[at]! / n / Math.sqrt(variance) : Number.NaN;
        }
    },
  };
}
