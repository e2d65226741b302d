import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRankSelection } from "../../src/statistics/rankSelection.ts";

/** Heaps of equal values, far outliers and values that are not finite among them. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 3, arbitrary: fc.constantFrom(0, -0, 1, 0.5) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
);
const sample = fc.oneof(
  { weight: 8, arbitrary: fc.array(value, { minLength: 1, maxLength: 600, size: "max" }) },
  { weight: 1, arbitrary: fc.array(fc.double(), { minLength: 1, maxLength: 40 }) },
);

const given = sample.chain((values) =>
  fc.record({
    values: fc.constant(Float64Array.from(values)),
    ranks: fc
      .uniqueArray(fc.nat({ max: values.length - 1 }), { maxLength: 6 })
      .map((ranks) => ranks.sort((a, b) => a - b)),
    before: fc.nat({ max: 3 }),
  }),
);

describe("rank selection", () => {
  it("finds what a full sort finds", () => {
    fc.assert(
      fc.property(given, ({ values, ranks, before }) => {
        const row = new Float64Array(before + values.length);
        row.set(values, before);
        const selected = createRankSelection(values.length, ranks).select(row, before);
        const sorted = values.slice().sort();
        for (const rank of ranks) expect(selected[rank]! + 0).toBe(sorted[rank]! + 0);
      }),
    );
  });

  it("leaves the given values alone", () => {
    fc.assert(
      fc.property(given, ({ values, ranks }) => {
        const row = values.slice();
        createRankSelection(values.length, ranks).select(row, 0);
        expect(row).toEqual(values);
      }),
    );
  });

  it("selects anew at every call", () => {
    const selection = createRankSelection(3, [1]);
    expect(selection.select(Float64Array.of(5, 1, 3), 0)[1]).toBe(3);
    expect(selection.select(Float64Array.of(9, 8, 7), 0)[1]).toBe(8);
  });

  it("says what it needs", () => {
    expect(() => createRankSelection(0, [])).toThrow("needs at least 1 value, got 0");
    expect(() => createRankSelection(3, [3])).toThrow("expected ranks from 0 to 2, got 3");
    expect(() => createRankSelection(3, [0.5])).toThrow("got 0.5");
  });
});
