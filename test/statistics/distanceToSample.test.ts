import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { areaBetween } from "../../src/statistics/areaBetween.ts";
import { createDistanceToSample } from "../../src/statistics/distanceToSample.ts";
import { referencePairs } from "./reference.ts";

const sorted = (values: readonly number[]) => Float64Array.from(values).sort();

describe("createDistanceToSample", () => {
  test.each(referencePairs)("agrees with SciPy on $name, about a mean", ({ a, b, wasserstein_1 }) => {
    const mean = b.reduce((sum, value) => sum + value, 0) / b.length;
    const [x, y] = [a, b].map((sample) => sorted(sample.map((value) => value - mean)));
    expect(createDistanceToSample(y!)(x!)).toBeCloseTo(wasserstein_1, 10);
    expect(createDistanceToSample(x!)(y!)).toBeCloseTo(wasserstein_1, 10);
  });

  it("is the area between the distribution functions, whatever the sizes and ties", () => {
    const values = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const [a, b] = [sorted(one), sorted(other)];
        expect(createDistanceToSample(a)(b)).toBeCloseTo(areaBetween(a, b, Math.abs), 12);
      }),
    );
  });
});
