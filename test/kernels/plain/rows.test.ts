import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { type Matrix, rowOf, valuesOf } from "../../../src/matrix.ts";
import { createDraws, requireSameBits } from "../draws.ts";
import { entriesOf, evenAndOdd, everywhere, range, shape, upwards } from "../statedOrder.ts";

const {
  rowSums,
  rowStatistics,
  rowMoments,
  rowRanges,
  distanceSums,
  rowDistances,
  sortRows,
  orderRows,
  resampledAreas,
  affineRows,
  scaleRows,
  slopeSums,
  normSlopes,
} = plainKernels;

/** Draws what a kernel needs, and holds what it did against what is expected: both are told the same draws. */
const holds = (
  check: (draws: ReturnType<typeof createDraws>, units: number, samples: number, inPlace: boolean) => void,
) =>
  fc.assert(
    fc.property(shape, fc.boolean(), ({ units, samples, seed, wild, further }, inPlace) => {
      const draws = createDraws(plainKernels, `${seed}`, wild, further);
      check(draws, units, samples, inPlace);
      draws.all();
    }),
    { seed: 8, numRuns: 300 },
  );

/** Below 0 where one number stands before another: −0 before 0, and NaN last. */
function stands(one: number, other: number): number {
  if (Object.is(one, other)) return 0;
  if (one === other) return Object.is(one, -0) ? -1 : 1;
  return Number.isNaN(other) || one < other ? -1 : 1;
}

describe("kernels of rows, bit for bit in their order, whatever stands between the rows", () => {
  it("add up every row", () => {
    holds((draws, units, samples) => {
      const [rows, sums] = [draws.matrix(units, samples), draws.array(units)];
      const x = entriesOf(rows);
      rowSums(rows, sums);
      requireSameBits(
        sums,
        range(units).map((u) => evenAndOdd(samples, (n) => x(u, n))),
      );
    });
  });

  it("take mean and variance, the mean before any deviation", () => {
    holds((draws, units, samples) => {
      const [rows, mean, variance] = [draws.matrix(units, samples), draws.array(units), draws.array(units)];
      const x = entriesOf(rows);
      const centers = range(units).map((u) => evenAndOdd(samples, (n) => x(u, n)) / samples);
      const spreads = centers.map((center, u) => {
        const squares = evenAndOdd(samples, (n) => (x(u, n) - center) * (x(u, n) - center));
        return squares / (samples - 0.5);
      });
      rowStatistics(rows, samples - 0.5, mean, variance);
      requireSameBits(mean, centers);
      requireSameBits(variance, spreads);
    });
  });

  it("take the first three moments, the mean before any deviation", () => {
    holds((draws, units, samples) => {
      const rows = draws.matrix(units, samples);
      const [mean, second, third] = [draws.array(units), draws.array(units), draws.array(units)];
      const x = entriesOf(rows);
      const centers = range(units).map((u) => evenAndOdd(samples, (n) => x(u, n)) / samples);
      const meanOf = (term: (deviation: number) => number) =>
        centers.map((center, u) => evenAndOdd(samples, (n) => term(x(u, n) - center)) / samples);
      rowMoments(rows, mean, second, third);
      requireSameBits(mean, centers);
      requireSameBits(
        second,
        meanOf((d) => d * d),
      );
      requireSameBits(
        third,
        meanOf((d) => d * d * d),
      );
    });
  });

  it("find the least and the largest of every row", () => {
    holds((draws, units, samples) => {
      const [rows, least, most] = [draws.matrix(units, samples), draws.array(units), draws.array(units)];
      rowRanges(rows, least, most);
      requireSameBits(
        least,
        range(units).map((u) => Math.min(...rowOf(rows, u))),
      );
      requireSameBits(
        most,
        range(units).map((u) => Math.max(...rowOf(rows, u))),
      );
    });
  });

  it("take the mean distance of every row from another", () => {
    holds((draws, units, samples) => {
      const [rows, others] = [draws.matrix(units, samples), draws.matrix(units, samples)];
      const distances = draws.array(units);
      const [x, y] = [entriesOf(rows), entriesOf(others)];
      rowDistances(rows, others, distances);
      requireSameBits(
        distances,
        range(units).map((u) => evenAndOdd(samples, (n) => Math.abs(x(u, n) - y(u, n))) / samples),
      );
    });
  });

  it("sum the distances of every column to those of another matrix", () => {
    holds((draws, units, samples) => {
      const [points, others] = [draws.matrix(units, 3), draws.matrix(units, samples)];
      const sums = draws.array(3);
      const [x, y] = [entriesOf(points), entriesOf(others)];
      distanceSums(points, others, sums);
      requireSameBits(
        sums,
        range(3).map((i) =>
          evenAndOdd(samples, (n) =>
            Math.sqrt(upwards(units, (u) => (x(u, i) - y(u, n)) * (x(u, i) - y(u, n)))),
          ),
        ),
      );
    });
  });

  it("put every row in order, in place or elsewhere", () => {
    holds((draws, units, samples, inPlace) => {
      const input = draws.matrix(units, samples);
      const sorted = inPlace ? input : draws.matrix(units, samples);
      const x = entriesOf(input);
      sortRows(input, sorted);
      range(units).forEach((u) => {
        // Each where so many stand before it; of equals the earlier first.
        const row = range(samples).map((n) => x(u, n));
        const expected = new Float64Array(samples);
        row.forEach((value, n) => {
          const earlier = row.filter((other, k) => stands(other, value) < (k < n ? 1 : 0));
          expected[earlier.length] = value;
        });
        requireSameBits(rowOf(sorted, u), expected);
      });
    });
  });

  it("tell which sample stands where, of equal ones the first first", () => {
    holds((draws, units, samples) => {
      const [input, order] = [draws.matrix(units, samples), draws.matrix(units, samples)];
      const x = entriesOf(input);
      orderRows(input, input, order);
      range(units).forEach((u) => {
        const expected = new Float64Array(samples);
        range(samples).forEach((n) => {
          const before = range(samples).filter((k) => {
            const where = stands(x(u, k) + 0, x(u, n) + 0);
            return where < 0 || (where === 0 && k < n);
          });
          expected[before.length] = n;
        });
        requireSameBits(rowOf(order, u), expected);
      });
    });
  });

  it("take the area between two sights of a resample, from value to value", () => {
    holds((draws, units, samples) => {
      const subjects = samples;
      const [both, sorted, order] = range(3).map(() => draws.matrix(units, 2 * subjects)) as [
        Matrix,
        Matrix,
        Matrix,
      ];
      const [counts, areas] = [draws.matrix(subjects, 3), draws.matrix(units, 3)];
      sortRows(both, sorted);
      orderRows(both, sorted, order);
      const [v, at, c] = [entriesOf(sorted), entriesOf(order), entriesOf(counts)];
      resampledAreas(sorted, order, counts, areas);
      const signed = (u: number, k: number, r: number) =>
        at(u, k) < subjects ? c(at(u, k), r) : -c(at(u, k) - subjects, r);
      const expected = everywhere(units, 3, (u, r) =>
        upwards(2 * subjects - 1, (k) => {
          const height = upwards(k + 1, (below) => signed(u, below, r));
          return Math.abs(height) * (v(u, k + 1) - v(u, k));
        }),
      );
      requireSameBits(valuesOf(areas), expected);
    });
  });

  it("map every row by an affine map, in place or elsewhere", () => {
    holds((draws, units, samples, inPlace) => {
      const input = draws.matrix(units, samples);
      const output = inPlace ? input : draws.matrix(units, samples);
      const [center, scale, shift] = range(3).map(() => draws.array(units)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const x = entriesOf(input);
      const expected = everywhere(units, samples, (u, n) => (x(u, n) - center[u]!) * scale[u]! + shift[u]!);
      affineRows(input, center, scale, shift, output);
      requireSameBits(valuesOf(output), expected);
    });
  });

  it("scale every row", () => {
    holds((draws, units, samples) => {
      const [rows, scale] = [draws.matrix(units, samples), draws.array(units)];
      const x = entriesOf(rows);
      const expected = everywhere(units, samples, (u, n) => x(u, n) * scale[u]!);
      scaleRows(rows, scale);
      requireSameBits(valuesOf(rows), expected);
    });
  });

  it("add up slopes, and slopes times deviations", () => {
    holds((draws, units, samples) => {
      const [gradient, input] = [draws.matrix(units, samples), draws.matrix(units, samples)];
      const [center, sums, products] = [draws.array(units), draws.array(units), draws.array(units)];
      const [d, x] = [entriesOf(gradient), entriesOf(input)];
      slopeSums(gradient, input, center, sums, products);
      requireSameBits(
        sums,
        range(units).map((u) => evenAndOdd(samples, (n) => d(u, n))),
      );
      requireSameBits(
        products,
        range(units).map((u) => evenAndOdd(samples, (n) => d(u, n) * (x(u, n) - center[u]!))),
      );
    });
  });

  it("carry slopes back through a normalization", () => {
    holds((draws, units, samples) => {
      const [gradient, input] = [draws.matrix(units, samples), draws.matrix(units, samples)];
      const [center, scale, level, stretch] = range(4).map(() => draws.array(units)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const [d, x] = [entriesOf(gradient), entriesOf(input)];
      const expected = everywhere(
        units,
        samples,
        (u, n) => scale[u]! * (d(u, n) - level[u]! - stretch[u]! * (x(u, n) - center[u]!)),
      );
      normSlopes(gradient, input, center, scale, level, stretch);
      requireSameBits(valuesOf(gradient), expected);
    });
  });
});

describe("kernels of rows, worked by hand", () => {
  const row = (...values: number[]) => ({
    rows: 1,
    columns: values.length,
    stride: values.length,
    values: Float64Array.from(values),
  });

  it("add the even samples apart from the odd ones", () => {
    // (1e16 − 1e16) + (1 + 1), where one sum after the other would lose the first 1
    const sums = new Float64Array(1);
    rowSums(row(1e16, 1, -1e16, 1), sums);
    expect([...sums]).toEqual([2]);
  });

  it("2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and variance 32/8", () => {
    const [mean, variance] = [new Float64Array(1), new Float64Array(1)];
    rowStatistics(row(2, 4, 4, 4, 5, 5, 7, 9), 8, mean, variance);
    expect([...mean, ...variance]).toEqual([5, 4]);
  });

  it("1, 2 and 6 have mean 3, second moment 14/3 and third moment (−8 − 1 + 27)/3", () => {
    const [mean, second, third] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
    rowMoments(row(1, 2, 6), mean, second, third);
    expect([...mean, ...second, ...third]).toEqual([3, 14 / 3, 6]);
  });

  it("NaN, 0, ∞, −0, −1 and −∞ are −∞, −1, −0, 0, ∞ and NaN in order", () => {
    const rows = row(Number.NaN, 0, Number.POSITIVE_INFINITY, -0, -1, Number.NEGATIVE_INFINITY);
    sortRows(rows, rows);
    const { NEGATIVE_INFINITY, POSITIVE_INFINITY, NaN: none } = Number;
    expect([...rows.values]).toEqual([NEGATIVE_INFINITY, -1, -0, 0, POSITIVE_INFINITY, none]);
  });

  it("of zeros the least is −0 and the largest +0, and NaN is both of its row", () => {
    const [least, most] = [new Float64Array(1), new Float64Array(1)];
    rowRanges(row(0, -0, 0), least, most);
    expect([...least, ...most]).toEqual([-0, 0]);
    rowRanges(row(0, Number.NaN, 1), least, most);
    expect([...least, ...most]).toEqual([Number.NaN, Number.NaN]);
  });
});
