/**
 * Unit-major storage: one contiguous row per unit (or feature), one column per sample, since everything that the lab
 * studies reads one unit across a batch.
 *
 *   values[unit * stride + sample]
 *
 * What stands between the last sample of a row and the next row is nobody's: it is not read for a result.
 */
export interface Matrix {
  /** Units or features. */
  readonly rows: number;
  /** Samples. */
  readonly columns: number;
  /** From one row to the next: at least `columns`. */
  readonly stride: number;
  readonly values: Float64Array;
}

/** Where arrays of so many zeros come from: the heap, or the memory of kernels. */
export type Allocate = (length: number) => Float64Array;

export const onHeap: Allocate = (length) => new Float64Array(length);

/** A matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, stride: columns, values: zeroRows(rows, columns) };
}

/** Rows behind a matrix that views of it may reach into, shifted by up to so many rows. */
const roomBehind = 4;

/** The values of a matrix of zeros, in a buffer with room behind them, which nothing reads or writes. */
export function zeroRows(rows: number, columns: number): Float64Array<ArrayBuffer> {
  const length = rows * columns;
  const room = roomBehind * (columns + 1);
  return new Float64Array(new ArrayBuffer((length + room) * Float64Array.BYTES_PER_ELEMENT), 0, length);
}

/** Row `row` as a view: writing to it writes to the matrix. */
export function rowOf(matrix: Matrix, row: number): Float64Array {
  const { columns, stride, values } = matrix;
  return values.subarray(row * stride, row * stride + columns);
}
