import { type Matrix, zeros } from "../matrix.ts";

/** Rows of numbers: `rows[sample][feature]`, or `rows[unit][input]`. */
export type Rows = readonly (readonly number[])[];

/** From the reference's sample-major rows to the lab's unit-major matrix. */
export function unitMajor(given: Rows): Matrix {
  const matrix = zeros(given[0]?.length ?? 0, given.length);
  given.forEach((row, sample) => {
    row.forEach((value, unit) => {
      matrix.values[unit * matrix.stride + sample] = value;
    });
  });
  return matrix;
}
