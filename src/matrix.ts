/**
 * Unit-major storage: one contiguous row per unit (or feature), one column per sample, since everything that the lab
 * studies reads one unit across a batch.
 *
 *   values[unit * columns + sample]
 */
export interface Matrix {
  /** Units or features. */
  readonly rows: number;
  /** Samples. */
  readonly columns: number;
  readonly values: Float64Array;
}

/** A matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** Row `row` as a view: writing to it writes to the matrix. */
export function rowOf(matrix: Matrix, row: number): Float64Array {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}
