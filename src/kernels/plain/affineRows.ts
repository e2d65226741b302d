import type { Matrix } from "../../matrix.ts";

/**
 * Every row by a map of its own.
 *
 *   y[u][n] = (x[u][n] − center[u]) · scale[u] + shift[u]
 *
 * Shapes   input x, output y (units × samples), which may be one   center, scale, shift (units)
 *
 * @example
 *   const y = zeros(1, 2);
 *   affineRows({ rows: 1, columns: 2, stride: 2, values: [1, 3] }, [2], [10], [5], y);
 *   y.values // [ -5, 15 ]
 */
export function affineRows(
  input: Matrix,
  center: Float64Array,
  scale: Float64Array,
  shift: Float64Array,
  output: Matrix,
): void {
  for (let unit = 0; unit < input.rows; unit++) {
    const x = unit * input.stride;
    const y = unit * output.stride;
    for (let n = 0; n < input.columns; n++) {
      output.values[y + n] = (input.values[x + n]! - center[unit]!) * scale[unit]! + shift[unit]!;
    }
  }
}
