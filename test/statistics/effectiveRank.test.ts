import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { type Matrix, padded } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { effectiveRank } from "../../src/statistics/effectiveRank.ts";

/** Random numbers, a padding that is not to be read among them. */
function fill(matrix: Matrix): Matrix {
  const stream = randomStream("ranks");
  const { rows, columns, stride, values } = matrix;
  values.fill(1e9);
  for (let row = 0; row < rows; row++)
    for (let n = 0; n < columns; n++) values[row * stride + n] = stream.normal();
  return matrix;
}

describe("effectiveRank", () => {
  it("is 1 of one direction, and the number of those at right angles and alike", () => {
    const of = (rows: number, ...values: number[]) =>
      effectiveRank({
        rows,
        columns: values.length / rows,
        stride: values.length / rows,
        values: Float64Array.from(values),
      });
    expect(of(2, 1, 2, 3, -2, -4, -6)).toBeCloseTo(1, 14);
    expect(of(3, 5, 0, 0, 0, 5, 0, 0, 0, -5)).toBe(3);
    // σ² = 4 and 1: 25/17.
    expect(of(2, 2, 0, 0, 1)).toBeCloseTo(25 / 17, 15);
  });

  it("is the same whatever the scale, and not a number where there is nothing", () => {
    const matrix = fill(padded(3, 7));
    const found = effectiveRank(matrix);
    const scaled = { ...matrix, values: matrix.values.map((value) => value * 2 ** -40) };
    expect(effectiveRank(scaled)).toBe(found);
    expect(effectiveRank(padded(2, 2))).toBeNaN();
    expect(effectiveRank({ ...matrix, values: matrix.values.map(() => Number.NaN) })).toBeNaN();
  });

  it.each([
    [1, 1],
    [4, 9],
    [7, 16],
    [9, 3],
  ])("has the same bits on compiled kernels: %i × %i", (rows, columns) => {
    const kernels = compileKernels();
    const found = effectiveRank(
      fill(padded(rows, columns, kernels.allocate)),
      kernels.allocate(100),
      kernels,
    );
    expect(found).toBe(effectiveRank(fill(padded(rows, columns))));
  });
});
