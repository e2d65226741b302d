import type { Matrix } from "../../matrix.ts";

/**
 * From the slope behind a normalization to the slope before it, in place.
 *
 *   d[u][n] := scale[u] · (d[u][n] − level[u] − stretch[u] · (x[u][n] − center[u]))
 *
 * Shapes   gradient d, input x (units × samples)   center, scale, level, stretch (units)
 *
 * @example
 *   const d = { rows: 1, columns: 2, stride: 2, values: [1, 2] };
 *   normSlopes(d, { ...d, values: [4, 6] }, [5], [10], [1], [0.5]);
 *   d.values // [ 5, 5 ]
 */
export function normSlopes(
  gradient: Matrix,
  input: Matrix,
  center: Float64Array,
  scale: Float64Array,
  level: Float64Array,
  stretch: Float64Array,
): void {
  for (let unit = 0; unit < gradient.rows; unit++) {
    const d = unit * gradient.stride;
    const x = unit * input.stride;
    for (let n = 0; n < gradient.columns; n++) {
      const along = stretch[unit]! * (input.values[x + n]! - center[unit]!);
      gradient.values[d + n] = scale[unit]! * (gradient.values[d + n]! - level[unit]! - along);
    }
  }
}
