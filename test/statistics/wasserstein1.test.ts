import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { wasserstein1 } from "../../src/statistics/wasserstein1.ts";
import { referencePairs } from "./reference.ts";

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 });
const sorted = (x: readonly number[]) => Float64Array.from(x).sort();

/** By ranks, as kernels take it of rows in order. */
function byRanks(a: Float64Array, b: Float64Array): number {
  const row = { rows: 1, columns: a.length, stride: a.length };
  const distance = new Float64Array(1);
  plainKernels.rowDistances({ ...row, values: a }, { ...row, values: b }, distance);
  return distance[0]!;
}

describe("wasserstein1", () => {
  test.each(referencePairs)("agrees with SciPy on $name", ({ a, b, wasserstein_1 }) => {
    expect(wasserstein1(a, b)).toBeCloseTo(wasserstein_1, 12);
    expect(wasserstein1(b, a)).toBeCloseTo(wasserstein_1, 12);
    if (a.length === b.length) expect(byRanks(sorted(a), sorted(b))).toBeCloseTo(wasserstein_1, 12);
  });

  it("is the mean move from rank to rank: {0, 1, 3} to {5, 6, 8} moves each by 5", () => {
    expect(byRanks(Float64Array.of(0, 1, 3), Float64Array.of(5, 6, 8))).toBe(5);
  });

  it("weighs samples of different sizes: {0} to {0, 0, 3} moves a third by 3", () => {
    expect(wasserstein1([0], [0, 0, 3])).toBeCloseTo(1, 15);
  });

  it("is the same by ranks and by integral, symmetric, and moves with a shift", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 1,
        }),
        fc.integer({ min: -5, max: 5 }),
        (pairs, shift) => {
          const a = sorted(pairs.map(([left]) => left));
          const b = sorted(pairs.map(([, right]) => right));
          const distance = byRanks(a, b);
          expect(wasserstein1(a, b)).toBeCloseTo(distance, 10);
          expect(byRanks(b, a)).toBe(distance);
          expect(
            wasserstein1(
              a,
              a.map((x) => x + shift),
            ),
          ).toBeCloseTo(Math.abs(shift), 10);
        },
      ),
    );
  });

  it("obeys the triangle inequality", () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        expect(wasserstein1(a, c)).toBeLessThanOrEqual(wasserstein1(a, b) + wasserstein1(b, c) + 1e-9);
      }),
    );
  });

  it("says how many values it needs", () => {
    expect(() => wasserstein1([], [1])).toThrow("needs at least 1 value in each sample, got 0 and 1");
  });
});
