import type { Matrix } from "../../matrix.ts";

/**
 * For every point the sum of its Euclidean distances to all points of another set; points are the columns.
 *
 *   sums[i] = Σₙ ‖xᵢ − yₙ‖
 *
 * Shapes   points x (features × k), others y (features × m)   sums (k)
 * Order    two partial sums, even and odd n, from +0 upwards, then added; squares are summed over the features upwards
 *
 * @example
 *   const [x, y, sums] = [[0, 0], [3, 0, 4, 1], [0]];
 *   distanceSums({ rows: 2, columns: 1, stride: 1, values: x }, { rows: 2, columns: 2, stride: 2, values: y }, sums);
 *   sums // [ 6 ]
 */
export function distanceSums(points: Matrix, others: Matrix, sums: Float64Array): void {
  const { columns } = others;
  for (let point = 0; point < points.columns; point++) {
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n += 2) even += distance(points, point, others, n);
    for (let n = 1; n < columns; n += 2) odd += distance(points, point, others, n);
    sums[point] = even + odd;
  }
}

function distance(points: Matrix, point: number, others: Matrix, other: number): number {
  let squares = 0;
  for (let row = 0; row < points.rows; row++) {
    const gap = points.values[row * points.stride + point]! - others.values[row * others.stride + other]!;
    squares += gap * gap;
  }
  return Math.sqrt(squares);
}
