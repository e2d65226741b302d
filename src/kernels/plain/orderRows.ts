import { type Matrix, rowOf } from "../../matrix.ts";

/**
 * Which sample of a row stands at each place of the row in order; of equal samples (−0 and 0 among them) the first comes
 * first, NaN last.
 *
 * Shapes   input (units × m)   sorted (units × m): its rows in order, as `sortRows` makes them   order (units × m)
 *
 * @example
 *   const row = (...values) => ({ rows: 1, columns: 3, stride: 3, values: Float64Array.from(values) });
 *   const order = row(0, 0, 0);
 *   orderRows(row(2, -1, 7), row(-1, 2, 7), order);
 *   order.values // [ 1, 0, 2 ]
 */
export function orderRows(input: Matrix, _sorted: Matrix, order: Matrix): void {
  const samples = Array.from({ length: input.columns }, (_, sample) => sample);
  for (let unit = 0; unit < input.rows; unit++) {
    const row = rowOf(input, unit);
    const isNone = (sample: number) => Number(Number.isNaN(row[sample]!));
    const inOrder = samples.toSorted(
      (one, other) => isNone(one) - isNone(other) || row[one]! - row[other]! || 0,
    );
    rowOf(order, unit).set(inOrder);
  }
}
