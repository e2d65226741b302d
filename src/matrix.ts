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

/**
 * A matrix of zeros, its rows one behind the other.
 *
 * @example
 *   zeros(2, 3).values // [ 0, 0, 0, 0, 0, 0 ]
 */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, stride: columns, values: new Float64Array(rows * columns) };
}

/** A matrix of zeros whose rows are of even length, as kernels take two samples at a time. */
export function padded(rows: number, columns: number, allocate: Allocate = onHeap): Matrix {
  const stride = paddedLength(columns);
  return { rows, columns, stride, values: allocate(rows * stride) };
}

/** The next even number. */
export function paddedLength(length: number): number {
  return length + (length % 2);
}

/**
 * Row `row` as a view: writing to it writes to the matrix.
 *
 * @example
 *   const matrix = zeros(2, 2);
 *   rowOf(matrix, 1).set([3, 4]);
 *   matrix.values // [ 0, 0, 3, 4 ]
 */
export function rowOf(matrix: Matrix, row: number): Float64Array {
  const { columns, stride, values } = matrix;
  return values.subarray(row * stride, row * stride + columns);
}

/** The same values to where the target keeps them; both of one shape. */
export function copyMatrix(from: Matrix, to: Matrix): void {
  if (from.stride === to.stride) {
    to.values.set(from.values);
    return;
  }
  for (let row = 0; row < from.rows; row++)
    for (let column = 0; column < from.columns; column++)
      to.values[row * to.stride + column] = from.values[row * from.stride + column]!;
}

/** A copy of the values alone, row behind row, without what is nobody's. */
export function valuesOf({ rows, columns, stride, values }: Matrix): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    copy.set(values.subarray(row * stride, row * stride + columns), row * columns);
  return copy;
}
