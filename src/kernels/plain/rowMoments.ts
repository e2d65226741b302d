import type { Matrix } from "../../matrix.ts";

/**
 * Mean, second and third central moment of every row, in two passes.
 *
 *   μ = (1/m) Σ x      m₂ = (1/m) Σ (x − μ)²      m₃ = (1/m) Σ (x − μ)³
 *
 * Shapes   rows x (units × m)   mean, second, third (units)
 * Order    two partial sums, even and odd samples, from +0 upwards, then added; a cube is the square times the deviation
 *
 * @example
 *   const [mean, second, third] = [[0], [0], [0]];
 *   rowMoments({ rows: 1, columns: 3, stride: 3, values: [1, 2, 6] }, mean, second, third);
 *   [mean, second, third] // [ [ 3 ], [ 4.66667 ], [ 6 ] ]
 */
export function rowMoments(
  { rows, columns, stride, values }: Matrix,
  mean: Float64Array,
  second: Float64Array,
  third: Float64Array,
): void {
  const squares = [0, 0];
  const cubes = [0, 0];
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n += 2) even += values[from + n]!;
    for (let n = 1; n < columns; n += 2) odd += values[from + n]!;
    const center = (even + odd) / columns;
    for (const first of [0, 1]) {
      squares[first] = 0;
      cubes[first] = 0;
      for (let n = first; n < columns; n += 2) {
        const deviation = values[from + n]! - center;
        squares[first] = squares[first]! + deviation * deviation;
        cubes[first] = cubes[first]! + deviation * deviation * deviation;
      }
    }
    mean[unit] = center;
    second[unit] = (squares[0]! + squares[1]!) / columns;
    third[unit] = (cubes[0]! + cubes[1]!) / columns;
  }
}
