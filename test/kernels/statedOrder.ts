import fc from "fast-check";
import { type Matrix, valuesOf } from "../../src/matrix.ts";

/** Units, inputs and samples of a kernel's arrays: odd and even, 1 among them. */
export const shape = fc.record({
  units: fc.integer({ min: 1, max: 19 }),
  inputs: fc.integer({ min: 1, max: 19 }),
  samples: fc.integer({ min: 1, max: 19 }),
  seed: fc.nat(),
  wild: fc.boolean(),
  further: fc.integer({ min: 0, max: 2 }),
});
export type Shape = typeof shape extends fc.Arbitrary<infer Drawn> ? Drawn : never;

export const range = (length: number) => Array.from({ length }, (_, k) => k);

/** Σ over k upwards, from a start. */
export const upwards = (length: number, term: (k: number) => number, start = 0) =>
  range(length).reduce((sum, k) => sum + term(k), start);

/** Σ over n as two partial sums from +0, even and odd, then added. */
export const evenAndOdd = (length: number, term: (n: number) => number) =>
  upwards(Math.ceil(length / 2), (k) => term(2 * k)) +
  upwards(Math.floor(length / 2), (k) => term(2 * k + 1));

/** The numbers of a matrix as they stand now, by row and column. */
export function entriesOf(matrix: Matrix): (row: number, column: number) => number {
  const values = valuesOf(matrix);
  return (row, column) => values[row * matrix.columns + column]!;
}

/** One number for every row and column, as `valuesOf` has them. */
export const everywhere = (rows: number, columns: number, entry: (row: number, column: number) => number) =>
  range(rows).flatMap((row) => range(columns).map((column) => entry(row, column)));
