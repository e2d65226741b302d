import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { padded, valuesOf } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { requireSameBits } from "./draws.ts";
import { range } from "./statedOrder.ts";

const compiled = compileKernels();

/** Sorts rows of these values by the compiled kernels, and holds them to the plain ones. */
function sortedOf(rows: number, columns: number, value: (row: number, column: number) => number) {
  compiled.startOver();
  const [theirs, ours] = [compiled, plainKernels].map((kernels) => {
    const input = padded(rows, columns, kernels.allocate);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        input.values[row * input.stride + column] = value(row, column);
    const sorted = padded(rows, columns, kernels.allocate);
    kernels.sortRows(input, sorted);
    return valuesOf(sorted);
  }) as [Float64Array, Float64Array];
  requireSameBits(theirs, ours);
  return theirs;
}

describe("the network of comparators that sorts two rows at once", () => {
  // A network that sorts every row of zeros and ones sorts every row (Knuth, vol. 3, 5.3.4, theorem Z).
  it.each(range(14).map((index) => index + 1))("sorts all rows of %i zeros and ones", (samples) => {
    sortedOf(2 ** samples, samples, (row, column) => (row >> column) & 1);
  });

  // Where the samples are no power of 2, the comparators that would reach beyond the last are left out.
  it.each([15, 16, 17, 31, 32, 33, 63, 65, 100, 127, 129, 200, 255, 257, 300])(
    "sorts %i samples, in reverse, rotated or drawn",
    (samples) => {
      sortedOf(3 * samples, samples, (row, column) => {
        if (row < samples) return (column + row) % samples;
        if (row < 2 * samples) return samples - ((column + row) % samples);
        return (column * 7919 + row * 104_729) % samples < row - 2 * samples ? 0 : 1;
      });
    },
  );

  it.each([12_287, 12_288, 12_289])("sorts %i samples, about as many as it has room for", (samples) => {
    const stream = randomStream("long rows");
    const drawn = range(2 * samples).map(() => stream.normal());
    const sorted = sortedOf(2, samples, (row, column) => drawn[row * samples + column]!);
    expect(sorted[0]).toBe(drawn.slice(0, samples).reduce((least, value) => Math.min(least, value)));
  });
});
