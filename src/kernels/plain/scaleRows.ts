import type { Matrix } from "../../matrix.ts";

/**
 * Every row times a factor of its own, in place.
 *
 *   x[u][n] := x[u][n] · scale[u]
 *
 * Shapes   rows x (units × samples)   scale (units)
 *
 * @example
 *   const x = { rows: 2, columns: 1, stride: 1, values: [1, 3] };
 *   scaleRows(x, [10, -1]);
 *   x.values // [ 10, -3 ]
 */
export function scaleRows({ rows, columns, stride, values }: Matrix, scale: Float64Array): void {
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    for (let n = 0; n < columns; n++) values[from + n] = values[from + n]! * scale[unit]!;
  }
}
