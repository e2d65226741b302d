import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import { createPairedResamples } from "../../src/statistics/pairedResamples.ts";
import { wasserstein1 } from "../../src/statistics/wasserstein1.ts";

const sdOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

describe("paired resamples", () => {
  it("are what a resample written out in full gives, subject by subject", () => {
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 }),
        fc.string(),
        (pairs, seed) => {
          const n = pairs.length;
          const into = new Float64Array(5);
          const [a, b] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
          createPairedResamples(n, 5, randomStream(seed)).drift(
            Float64Array.from(a),
            Float64Array.from(b),
            into,
          );
          // The same draws from a stream of the same name: n subjects per resample.
          const stream = randomStream(seed);
          for (const found of into) {
            const subjects = Array.from({ length: n }, () => stream.integer(n));
            const [one, other] = [subjects.map((at) => a[at]!), subjects.map((at) => b[at]!)];
            const pooled = Math.sqrt((sdOf(one) ** 2 + sdOf(other) ** 2) / 2);
            if (pooled < 1e-9) continue;
            expect(found * pooled).toBeCloseTo(wasserstein1(one, other), 9);
          }
        },
      ),
    );
  });

  it("know no uncertainty where every subject moved alike, for a shift in the sds of each resample", () => {
    const a = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7);
    const into = new Float64Array(20);
    createPairedResamples(8, 20, randomStream("alike")).drift(
      a,
      a.map((value) => value + 2),
      into,
    );
    const stream = randomStream("alike");
    for (const found of into) {
      const taken = Array.from({ length: 8 }, () => a[stream.integer(8)]!);
      expect(found).toBeCloseTo(2 / sdOf(taken), 12);
    }
  });

  it("have no value where nothing varies", () => {
    const into = new Float64Array(3);
    createPairedResamples(4, 3, randomStream("flat")).drift(new Float64Array(4), new Float64Array(4), into);
    expect(Array.from(into)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
