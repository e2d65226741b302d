import type { Matrix } from "../../matrix.ts";

/**
 * The least and the largest value of every row; NaN where one is NaN.
 *
 * Shapes   rows (units × m)   least, most (units)
 *
 * @example
 *   const [least, most] = [[0], [0]];
 *   rowRanges({ rows: 1, columns: 3, stride: 3, values: [2, -1, 7] }, least, most);
 *   [least, most] // [ [ -1 ], [ 7 ] ]
 */
export function rowRanges(
  { rows, columns, stride, values }: Matrix,
  least: Float64Array,
  most: Float64Array,
): void {
  for (let unit = 0; unit < rows; unit++) {
    let low = values[unit * stride]!;
    let high = low;
    for (let n = 1; n < columns; n++) {
      low = Math.min(low, values[unit * stride + n]!);
      high = Math.max(high, values[unit * stride + n]!);
    }
    least[unit] = low;
    most[unit] = high;
  }
}
