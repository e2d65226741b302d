import { describe, expect, it } from "vitest";
import { knownValue, logarithm, medianRange, unknown, weightedSum } from "../../src/findings/range.ts";

const exactly = (value: number) => ({ low: value, high: value });
const moreThan = (value: number) => ({ low: value, high: Number.POSITIVE_INFINITY });
const never = exactly(Number.POSITIVE_INFINITY);

describe("weightedSum", () => {
  it("subtracts ranges end against end: [1, 2] − [5, 9] = [−8, −3]", () => {
    expect(
      weightedSum(
        [
          { low: 1, high: 2 },
          { low: 5, high: 9 },
        ],
        [1, -1],
      ),
    ).toEqual({ low: -8, high: -3 });
  });

  it("of an unfinished run less a finished one is bounded below", () => {
    expect(weightedSum([moreThan(1500), exactly(500)], [1, -1])).toEqual(moreThan(1000));
  });

  it("knows nothing of two unfinished runs, two diverged ones, or one of each", () => {
    expect(weightedSum([moreThan(1500), moreThan(1500)], [1, -1])).toEqual(unknown);
    expect(weightedSum([never, never], [1, -1])).toEqual(unknown);
    expect(weightedSum([never, moreThan(1500)], [1, -1])).toEqual(unknown);
  });

  it("of a diverged run less a finished one is infinite", () => {
    expect(weightedSum([never, exactly(3)], [1, -1])).toEqual(never);
  });

  it("leaves out what weighs nothing, even infinity", () => {
    expect(weightedSum([exactly(1), never, exactly(3)], [-1, 0, 1])).toEqual(exactly(2));
  });
});

describe("logarithm", () => {
  it("takes both ends; 0 goes to −∞", () => {
    expect(logarithm(exactly(1))).toEqual(exactly(0));
    expect(logarithm({ low: 0, high: 1 })).toEqual({ low: Number.NEGATIVE_INFINITY, high: 0 });
    expect(logarithm(exactly(Number.NEGATIVE_INFINITY))).toEqual(exactly(Number.NEGATIVE_INFINITY));
  });

  it("knows nothing of a negative number", () => {
    expect(logarithm(exactly(-0.1))).toEqual(unknown);
  });
});

describe("medianRange", () => {
  it("takes the medians of the ends", () => {
    expect(medianRange([exactly(3), moreThan(5), exactly(1)])).toEqual(exactly(3));
    expect(knownValue(medianRange([exactly(3), moreThan(5)]))).toBeNull();
  });

  it("of diverged runs is infinite, in even numbers, too", () => {
    expect(medianRange([never, exactly(1), never, never])).toEqual(never);
  });

  it("of −∞ and ∞ is unknown", () => {
    expect(medianRange([never, exactly(Number.NEGATIVE_INFINITY)])).toEqual(unknown);
  });

  it("needs a range", () => {
    expect(() => medianRange([])).toThrow("needs at least 1 range, got 0");
  });
});
