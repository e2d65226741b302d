import { describe, expect, it, test } from "vitest";
import { orderStatisticInterval, orderStatisticRank } from "../../src/statistics/orderStatisticInterval.ts";

describe("orderStatisticRank", () => {
  test.each([
    [5, 0],
    [6, 1],
    [8, 1],
    [9, 2],
    [10, 2],
    [20, 6],
    [50, 18],
  ])("of %i observations is %i", (n, rank) => {
    expect(orderStatisticRank(n)).toBe(rank);
  });
});

describe("orderStatisticInterval", () => {
  it("of 1 … 10 runs from the 2nd to the 9th, with confidence 1 − 2·11/1024", () => {
    const sample = [7, 3, 10, 1, 5, 2, 9, 4, 8, 6];
    expect(orderStatisticInterval(sample)).toEqual({ low: 2, high: 9, confidence: 1 - 22 / 1024 });
  });

  it("is unbounded where there are too few", () => {
    const unbounded = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, confidence: null };
    expect(orderStatisticInterval([1, 2, 3, 4, 5])).toEqual(unbounded);
  });

  it("needs a value", () => {
    expect(() => orderStatisticInterval([])).toThrow("needs at least 1 value, got 0");
  });
});
