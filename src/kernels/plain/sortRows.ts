import { type Matrix, rowOf } from "../../matrix.ts";

/**
 * The values of every row in ascending order: −0 before 0, NaN last.
 *
 * Shapes   input, sorted (units × m); they may be one
 *
 * @example
 *   const sorted = { rows: 1, columns: 3, stride: 3, values: new Float64Array(3) };
 *   sortRows({ rows: 1, columns: 3, stride: 3, values: Float64Array.of(2, -1, 7) }, sorted);
 *   sorted.values // [ -1, 2, 7 ]
 */
export function sortRows(input: Matrix, sorted: Matrix): void {
  for (let unit = 0; unit < input.rows; unit++) {
    const row = rowOf(sorted, unit);
    row.set(rowOf(input, unit));
    row.sort();
  }
}
