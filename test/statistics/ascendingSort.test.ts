import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAscendingSort } from "../../src/statistics/ascendingSort.ts";

const sorted = (values: readonly number[]) => {
  const given = Float64Array.from(values);
  createAscendingSort(given.length)(given);
  // −0 and 0 are equal, and may stand in any order.
  return Array.from(given, (value) => value + 0);
};
const builtIn = (values: readonly number[]) =>
  Array.from(Float64Array.from(values).sort(), (value) => value + 0);

describe("the ascending sort", () => {
  it("does what the built-in one does, whatever the values", () => {
    const lengths = fc.integer({ min: 0, max: 300 });
    const any = lengths.chain((n) => fc.array(fc.double(), { minLength: n, maxLength: n }));
    const ties = lengths.chain((n) =>
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }),
    );
    fc.assert(
      fc.property(fc.oneof(any, ties), (values) => {
        expect(sorted(values)).toEqual(builtIn(values));
      }),
    );
  });

  it("keeps to it where values crowd: an outlier, all the same, infinities, NaN", () => {
    const many = Array.from({ length: 500 }, (_, at) => Math.sin(12.9898 * at));
    for (const odd of [1e300, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 5e-324])
      expect(sorted([...many, odd])).toEqual(builtIn([...many, odd]));
    expect(sorted(many.map(() => 0.1))).toEqual(many.map(() => 0.1));
    expect(sorted([3, Number.NaN, 1])).toEqual([1, 3, Number.NaN]);
  });

  it("can be used again and again", () => {
    const sort = createAscendingSort(100);
    for (const scale of [1, -2, 1e-9]) {
      const values = Float64Array.from({ length: 100 }, (_, at) => scale * Math.cos(at * at));
      const expected = [...values].sort((a, b) => a - b);
      sort(values);
      expect(Array.from(values)).toEqual(expected);
    }
  });

  it("refuses an array of another length", () => {
    expect(() => createAscendingSort(4)(new Float64Array(3))).toThrow("made for 4 values, got 3");
  });
});
