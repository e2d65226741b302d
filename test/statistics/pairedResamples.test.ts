import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { padded, rowOf } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { createPairedResamples, resampleNumbers } from "../../src/statistics/pairedResamples.ts";
import { wasserstein1 } from "../../src/statistics/wasserstein1.ts";

const compiled = compileKernels();

const sdOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

/** Drift of two units, the second twice the first turned round, in so many resamples: [resample][unit]. */
function driftOf(kernels: Kernels, a: readonly number[], b: readonly number[], count: number, seed: string) {
  compiled.startOver();
  const sight = (values: readonly number[]) => {
    const matrix = padded(2, values.length, kernels.allocate);
    rowOf(matrix, 0).set(values);
    rowOf(matrix, 1).set(values.map((value) => -2 * value));
    return matrix;
  };
  const resamples = createPairedResamples(a.length, count, randomStream(seed), 3, kernels);
  const into = padded(count, 2, kernels.allocate);
  // The second time is like the first.
  for (const [one, other] of [
    [b, a],
    [a, b],
  ] as const)
    resamples.drift(sight(one), sight(other), into);
  return Array.from({ length: count }, (_, resample) => [...rowOf(into, resample)]);
}

describe.each(Object.entries({ plain: plainKernels, compiled }))(
  "paired resamples on %s kernels",
  (_, kernels) => {
    it("are what a resample written out in full gives, subject by subject, unit by unit", () => {
      const value = fc.double({ min: -10, max: 10, noNaN: true });
      fc.assert(
        fc.property(
          fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 }),
          fc.string(),
          (pairs, seed) => {
            const n = pairs.length;
            const [a, b] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
            // The same draws from a stream of the same name: n subjects per resample.
            const stream = randomStream(seed);
            for (const [found, turned] of driftOf(kernels, a, b, 5, seed)) {
              const subjects = Array.from({ length: n }, () => stream.integer(n));
              const [one, other] = [subjects.map((at) => a[at]!), subjects.map((at) => b[at]!)];
              const pooled = Math.sqrt((sdOf(one) ** 2 + sdOf(other) ** 2) / 2);
              // Below, rounding of a mean of squares about the mean of all subjects is all there is.
              if (pooled < 1e-6) continue;
              expect(found! * pooled).toBeCloseTo(wasserstein1(one, other), 9);
              expect(turned! * pooled).toBeCloseTo(wasserstein1(one, other), 9);
            }
          },
        ),
        { seed: 12 },
      );
    });

    it("know no uncertainty where every subject moved alike, for a shift in the sds of each resample", () => {
      const a = [0, 1, 2, 3, 4, 5, 6, 7];
      const stream = randomStream("alike");
      const moved = a.map((value) => value + 2);
      for (const [found] of driftOf(kernels, a, moved, 20, "alike")) {
        const taken = a.map(() => a[stream.integer(8)]!);
        expect(found).toBeCloseTo(2 / sdOf(taken), 12);
      }
    });

    it("have no value where nothing varies", () => {
      expect(driftOf(kernels, [0, 0, 0, 0], [0, 0, 0, 0], 3, "flat").flat()).toEqual(
        new Array(6).fill(Number.NaN),
      );
    });
  },
);

describe("paired resamples", () => {
  it("take the numbers that they say", () => {
    let taken = 0;
    const counting: Kernels = {
      ...plainKernels,
      allocate(length) {
        taken += length + (length % 2);
        return plainKernels.allocate(length);
      },
    };
    for (const [n, count, units] of [
      [7, 5, 3],
      [8, 6, 4],
    ] as const) {
      taken = 0;
      createPairedResamples(n, count, randomStream("numbers"), units, counting);
      expect(taken).toBe(resampleNumbers(n, count, units));
    }
  });
});
