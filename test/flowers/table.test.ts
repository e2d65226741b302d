import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setSizes, splitTable, type Table } from "../../src/flowers/table.ts";
import { rowOf } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { mean, populationVariance } from "../../src/statistics/moments.ts";

/** Row n has the features n and −n, the class n modulo 3 and the subset n modulo 2. */
function numbered(size: number): Table {
  const rows = Array.from({ length: size }, (_, row) => row);
  return {
    featureNames: ["up", "down"],
    size,
    features: {
      rows: 2,
      columns: size,
      stride: size,
      values: Float64Array.from([...rows, ...rows.map((row) => 0 - row)]),
    },
    labels: Float64Array.from(rows, (row) => row % 3),
    subsets: Uint8Array.from(rows, (row) => row % 2),
  };
}

describe("splitTable", () => {
  it("puts every row into one of three sets, with its class and its subset", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), fc.nat({ max: 999 }), (size, seed) => {
        const stream = randomStream(`${seed}`);
        const { train, test, probe } = splitTable(
          numbered(size),
          null,
          { most: 1000, test: 0.3, probe: 0.2 },
          false,
          stream,
        );
        const rows = [train, test, probe].flatMap((set) => [...rowOf(set.features, 0)]);
        expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, row) => row));
        for (const set of [train, test, probe]) {
          const own = [...rowOf(set.features, 0)];
          expect([...rowOf(set.features, 1)]).toEqual(own.map((row) => 0 - row));
          expect([...set.labels]).toEqual(own.map((row) => row % 3));
          expect([...set.subsets!]).toEqual(own.map((row) => row % 2));
        }
        expect([train.size, test.size, probe.size]).toEqual(
          Object.values(setSizes(size, false, { most: 1000, test: 0.3, probe: 0.2 })),
        );
      }),
    );
  });

  it("uses at most so many rows, drawn from all", () => {
    const split = splitTable(
      numbered(500),
      null,
      { most: 50, test: 0.2, probe: 0.1 },
      false,
      randomStream("m"),
    );
    expect([split.train.size, split.test.size, split.probe.size]).toEqual([35, 10, 5]);
    const rows = [...rowOf(split.train.features, 0), ...rowOf(split.test.features, 0)];
    expect(new Set(rows).size).toBe(45);
    expect(Math.max(...rows)).toBeGreaterThan(300);
  });

  it("divides anew with every seed, and the same with the same", () => {
    const of = (seed: string) =>
      [
        ...splitTable(numbered(40), null, { most: 1000, test: 0.2, probe: 0.1 }, false, randomStream(seed))
          .test.labels,
      ].join();
    expect(of("1")).toBe(of("1"));
    expect(new Set(["1", "2", "3", "4"].map(of)).size).toBeGreaterThan(1);
  });

  it("scales every set by mean and sd of the training set", () => {
    const split = splitTable(
      numbered(50),
      null,
      { most: 1000, test: 0.2, probe: 0.2 },
      true,
      randomStream("s"),
    );
    const row = rowOf(split.train.features, 0);
    expect(mean(row)).toBeCloseTo(0, 12);
    expect(populationVariance(row)).toBeCloseTo(1, 12);
    const raw = [...rowOf(split.test.features, 0)].map(
      (value) => value * split.scaling.sd[0]! + split.scaling.mean[0]!,
    );
    for (const value of raw) expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-9);
  });

  it("tests on another table, whole and in its order", () => {
    const split = splitTable(
      numbered(20),
      numbered(7),
      { most: 1000, test: 0.5, probe: 0.1 },
      false,
      randomStream("t"),
    );
    expect([...rowOf(split.test.features, 0)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([split.train.size, split.probe.size]).toEqual([18, 2]);
  });
});
