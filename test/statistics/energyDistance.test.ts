import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  squaredEnergyDistance,
  squaredEnergyDistanceOfColumns,
} from "../../src/statistics/energyDistance.ts";
import { referencePairs } from "./reference.ts";

const asMatrix = (x: readonly number[]) => ({
  rows: 1,
  columns: x.length,
  stride: x.length,
  values: Float64Array.from(x),
});

describe("squaredEnergyDistance", () => {
  test.each(referencePairs)("agrees with SciPy on $name", ({ a, b, energy_distance_squared }) => {
    expect(squaredEnergyDistance(a, b)).toBeCloseTo(energy_distance_squared, 12);
    expect(squaredEnergyDistanceOfColumns(asMatrix(a), asMatrix(b))).toBeCloseTo(energy_distance_squared, 10);
  });

  it("is twice the distance of two points", () => {
    expect(squaredEnergyDistance([1], [4])).toBe(6);
  });

  it("is 2·mean between − mean within: {0, 2} and {1} gives 2·1 − 1 − 0 = 1", () => {
    expect(squaredEnergyDistance([0, 2], [1])).toBe(1);
  });

  it("is never negative, and 0 against itself", () => {
    const sample = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(squaredEnergyDistance(a, b)).toBeGreaterThanOrEqual(0);
        expect(squaredEnergyDistance(a, a)).toBe(0);
      }),
    );
  });

  it("says how many values it needs", () => {
    expect(() => squaredEnergyDistance([1], [])).toThrow("at least 1 value in each sample, got 1 and 0");
  });
});

describe("squaredEnergyDistanceOfColumns", () => {
  it("takes Euclidean distances: (0, 0) and (3, 4) are 5 apart, so D² = 10", () => {
    const x = { rows: 2, columns: 1, stride: 1, values: Float64Array.of(0, 0) };
    const y = { rows: 2, columns: 1, stride: 1, values: Float64Array.of(3, 4) };
    expect(squaredEnergyDistanceOfColumns(x, y)).toBe(10);
  });

  it("says both shapes where they do not fit", () => {
    const plane = { rows: 2, columns: 1, stride: 1, values: Float64Array.of(0, 0) };
    expect(() => squaredEnergyDistanceOfColumns(plane, asMatrix([1]))).toThrow("x has 2 features, y has 1");
    expect(() => squaredEnergyDistanceOfColumns(asMatrix([]), asMatrix([1]))).toThrow("got 0 and 1");
  });
});
