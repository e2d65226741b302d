import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allot, type Stratum, strataOf } from "../../src/flowers/strata.ts";
import { splitTable, stratumSizes, type Table } from "../../src/flowers/table.ts";
import { randomStream } from "../../src/random.ts";

const stratum = (label: number, subset: number, rows: number): Stratum => ({ label, subset, rows });
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe("strataOf", () => {
  it("counts rows by class and subset", () => {
    expect(strataOf({ size: 5, labels: [1, 0, 1, 1, 0], subsets: [0, 1, 1, 0, 1] })).toEqual([
      stratum(0, 1, 2),
      stratum(1, 0, 2),
      stratum(1, 1, 1),
    ]);
    expect(strataOf({ size: 2, labels: [1, 0], subsets: null })).toEqual([
      stratum(0, 0, 1),
      stratum(1, 0, 1),
    ]);
  });
});

describe("allot", () => {
  it("deals in proportion, by the largest remainders", () => {
    // 10 of 60, 30, 10: 6, 3, 1. 7 of them: 4.2, 2.1, 0.7, so the third gets the row that is over.
    const strata = [stratum(0, 0, 60), stratum(1, 0, 30), stratum(2, 0, 10)];
    expect(allot(strata, 10, 0, 0)).toEqual([6, 3, 1]);
    expect(allot(strata, 7, 0, 0)).toEqual([4, 2, 1]);
  });

  it("gives a row to every class and subset that rounding would leave out, and leaves some for the parts to come", () => {
    const strata = [stratum(0, 0, 58), stratum(0, 1, 2), stratum(1, 0, 59), stratum(1, 1, 1)];
    expect(allot(strata, 24, 0, 0)).toEqual([12, 0, 12, 0]);
    const taken = allot(strata, 24, 1, 2);
    expect(sum(taken)).toBe(24);
    expect(taken[1]! + taken[3]!).toBe(1);
    // Two rows of subset 1, and two parts to come: none for this one.
    expect(allot([stratum(0, 0, 60), stratum(1, 1, 2)], 50, 1, 2)).toEqual([50, 0]);
  });
});

const drawn = fc.record({
  rows: fc.array(fc.record({ label: fc.nat({ max: 3 }), subset: fc.nat({ max: 1 }) }), {
    minLength: 12,
    maxLength: 150,
  }),
  test: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
  probe: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
  most: fc.integer({ min: 10, max: 200 }),
  whole: fc.boolean(),
});

describe("stratumSizes", () => {
  it("deals out every row that is used, each stratum within a row of its share where none is rare", () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), fc.integer({ min: 8, max: 60 }), (one, other) => {
        const strata = [stratum(0, 0, one), stratum(0, 1, other), stratum(1, 0, other), stratum(1, 1, one)];
        const sizes = stratumSizes(strata, false, { most: 1000, test: 0.25, probe: 0.2 });
        strata.forEach(({ rows }, at) => {
          expect(sizes.train[at]! + sizes.test[at]! + sizes.probe[at]!).toBe(rows);
          expect(Math.abs(sizes.test[at]! - rows * 0.25)).toBeLessThan(1.5);
          expect(Math.abs(sizes.probe[at]! - rows * 0.2)).toBeLessThan(1.5);
        });
      }),
      { seed: 12 },
    );
  });

  it("puts each subset of at least 3 rows into every set, if the sets are large enough", () => {
    fc.assert(
      fc.property(drawn, ({ rows, test, probe, most, whole }) => {
        const strata = strataOf({
          size: rows.length,
          labels: rows.map(({ label }) => label),
          subsets: rows.map(({ subset }) => subset),
        });
        const sizes = stratumSizes(strata, whole, { most, test, probe });
        const parts = whole
          ? ([sizes.train, sizes.probe] as const)
          : ([sizes.train, sizes.test, sizes.probe] as const);
        expect(sum(parts.map(sum))).toBe(Math.min(rows.length, most));
        if (parts.some((part) => sum(part) < 8)) return;
        for (const kind of ["label", "subset"] as const)
          for (const value of new Set(strata.map((each) => each[kind]))) {
            const of = (part: readonly number[]) => sum(part.filter((_, at) => strata[at]![kind] === value));
            if (of(strata.map((each) => each.rows)) < parts.length) continue;
            for (const part of parts) expect(of(part)).toBeGreaterThan(0);
          }
      }),
      { seed: 12, numRuns: 400 },
    );
  });
});

describe("splitTable by strata", () => {
  it("has a rare subset in every set at every seed", () => {
    const rows = Array.from({ length: 120 }, (_, row) => row);
    const table: Table = {
      featureNames: ["x"],
      size: 120,
      features: { rows: 1, columns: 120, stride: 120, values: Float64Array.from(rows) },
      labels: Float64Array.from(rows, (row) => row % 2),
      subsets: Uint8Array.from(rows, (row) => Number(row < 3)),
    };
    for (let seed = 1; seed <= 20; seed++) {
      const split = splitTable(
        table,
        null,
        { most: 1000, test: 0.2, probe: 0.1 },
        false,
        randomStream(`${seed}`),
      );
      for (const set of [split.train, split.test, split.probe]) expect([...set.subsets!]).toContain(1);
      const all = [split.train, split.test, split.probe].flatMap(({ features }) => [...features.values]);
      expect(all.sort((a, b) => a - b)).toEqual(rows);
    }
  });
});
