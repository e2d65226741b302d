import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import type { Matrix } from "../matrix.ts";
import { areaBetween } from "./areaBetween.ts";

/**
 * Squared energy distance between two samples of numbers (V-statistic: the pairs i = j count in the means).
 *
 *   D²(a, b) = 2·mean|a − b| − mean|a − a′| − mean|b − b′| = 2 ∫ (F_a(x) − F_b(x))² dx
 *
 * The integral is what is computed: n log n, and exact to rounding for samples far from 0.
 *
 * Shapes   a (n), b (m), n, m ≥ 1
 * Units    those of the samples
 * Errors   throws without values; NaN gives NaN
 * Source   Székely & Rizzo (2013), "Energy statistics"; the square of scipy.stats.energy_distance
 *
 * @example
 *   squaredEnergyDistance([0, 2], [1]) // 1
 */
export function squaredEnergyDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) {
    throw new Error(`squaredEnergyDistance: needs at least 1 value in each sample, got ${n} and ${m}`);
  }
  return 2 * areaBetween(Float64Array.from(a).sort(), Float64Array.from(b).sort(), square);
}

const square = (gap: number) => gap * gap;

/**
 * Squared energy distance between two samples of points, the columns of x and y, by Euclidean distance.
 *
 *   D²(x, y) = 2·mean‖x − y‖ − mean‖x − x′‖ − mean‖y − y′‖
 *
 * Shapes   x (features × n), y (features × m), n, m ≥ 1; n·m + n²/2 + m²/2 distances
 * Units    those of the features, which should share one
 * Errors   throws without points, or where the features differ in number; NaN gives NaN
 * Source   as above
 *
 * @example
 *   const at = (x, y) => ({ rows: 2, columns: 1, stride: 1, values: Float64Array.of(x, y) });
 *   squaredEnergyDistanceOfColumns(at(0, 0), at(3, 4)) // 10
 */
export function squaredEnergyDistanceOfColumns(x: Matrix, y: Matrix): number {
  return energyDistanceOfColumns(x, y).squared;
}

/**
 * The same, beside E‖x − y‖: D²/(2·E‖x − y‖) is a share, 0 where the distributions agree and 1 where they are points apart.
 *
 * Shapes   sums: a number for every point of either, where the kernels can write
 *
 * @example
 *   const at = (x, y) => ({ rows: 2, columns: 1, stride: 1, values: Float64Array.of(x, y) });
 *   energyDistanceOfColumns(at(0, 0), at(3, 4)) // { squared: 10, between: 5 }
 */
export function energyDistanceOfColumns(
  x: Matrix,
  y: Matrix,
  kernels: Pick<Kernels, "distanceSums"> = plainKernels,
  sums: Float64Array = new Float64Array(Math.max(x.columns, y.columns)),
): { readonly squared: number; readonly between: number } {
  if (x.rows !== y.rows) {
    throw new Error(`squaredEnergyDistanceOfColumns: x has ${x.rows} features, y has ${y.rows}`);
  }
  if (x.columns === 0 || y.columns === 0) {
    throw new Error(
      `squaredEnergyDistanceOfColumns: needs at least 1 point in each sample, got ${x.columns} and ${y.columns}`,
    );
  }
  const between = meanDistance(x, y, kernels, sums);
  const within = meanDistance(x, x, kernels, sums) + meanDistance(y, y, kernels, sums);
  return { squared: 2 * between - within, between };
}

/**
 * Mean Euclidean distance over all pairs of a column of x and one of y.
 *
 * Shapes   x (features × n), y (features × m)   sums (n or more), where the kernels can write
 *
 * @example
 *   const [x, y] = [[0, 6], [2]].map((values) => ({ rows: 1, columns: values.length, stride: 2, values }));
 *   meanDistance(x, y, plainKernels, new Float64Array(2)) // 3
 */
export function meanDistance(
  x: Matrix,
  y: Matrix,
  kernels: Pick<Kernels, "distanceSums">,
  sums: Float64Array,
): number {
  kernels.distanceSums(x, y, sums);
  let sum = 0;
  for (let i = 0; i < x.columns; i++) sum += sums[i]!;
  return sum / (x.columns * y.columns);
}
