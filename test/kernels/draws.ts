import { expect } from "vitest";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { type Matrix, paddedLength, valuesOf } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";

/** The numbers that arithmetic treats apart: zeros, denormals, the ends of the range, and what is none. */
const rare = [
  0,
  -0,
  5e-324,
  -5e-324,
  1e-310,
  -2e-308,
  1e300,
  -1.7e308,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];
/** What stands between the arrays. */
const guard = 12_345;

/** Arrays for a kernel, drawn one after another by name, with NaN wherever what stands is nobody's. */
export interface Draws {
  readonly kernels: Kernels;
  array(length: number): Float64Array;
  matrix(rows: number, columns: number): Matrix;
  /** Whole numbers below `end`. */
  classes(length: number, end: number): Float64Array;
  /** All that was drawn, as it stands now, without what is nobody's. Fails where somebody wrote beyond an array. */
  all(): Float64Array;
}

/**
 * @param wild whether numbers of `rare` are among those drawn
 * @param further by how many pairs of samples the rows of a matrix lie further apart than they must
 */
export function createDraws(kernels: Kernels, name: string, wild: boolean, further = 0): Draws {
  const stream = randomStream(name);
  const drawn: (() => Float64Array)[] = [];
  const guards: Float64Array[] = [];
  const draw = () => (wild && stream.integer(8) === 0 ? rare[stream.integer(rare.length)]! : stream.normal());
  const enclose = () => {
    guards.push(kernels.allocate(2).fill(guard));
  };

  function take(length: number, value: () => number): Float64Array {
    enclose();
    const whole = kernels.allocate(paddedLength(length)).fill(Number.NaN);
    const array = whole.subarray(0, length);
    for (let j = 0; j < length; j++) array[j] = value();
    enclose();
    drawn.push(() => array.slice());
    return array;
  }

  return {
    kernels,
    array: (length) => take(length, draw),
    classes: (length, end) => take(length, () => stream.integer(end)),
    matrix(rows, columns) {
      enclose();
      const stride = paddedLength(columns) + 2 * further;
      const values = kernels.allocate(rows * stride).fill(Number.NaN);
      const matrix = { rows, columns, stride, values };
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) values[row * stride + column] = draw();
      enclose();
      drawn.push(() => valuesOf(matrix));
      return matrix;
    },
    all() {
      for (const array of guards) expect([...array]).toEqual([guard, guard]);
      return Float64Array.from(drawn.flatMap((read) => [...read()]));
    },
  };
}

/** Bit for bit, but that every NaN is one. */
export function requireSameBits(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  what = "the same bits",
): void {
  expect(actual.length, what).toBe(expected.length);
  for (let j = 0; j < expected.length; j++)
    if (!Object.is(actual[j], expected[j])) expect.fail(`${what}: ${actual[j]} for ${expected[j]} at ${j}`);
}
