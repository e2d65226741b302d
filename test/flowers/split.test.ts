import { describe, expect, it } from "vitest";
import { rowsDataset } from "../../src/flowers/rows.ts";
import { simulateSplit } from "../../src/flowers/split.ts";
import { rowOf } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { flowerSettings } from "./flowerSettings.ts";

const moments = (values: Float64Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    mean,
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
  ] as const;
};

describe("simulateSplit", () => {
  it("does not move the training set when there are more test flowers", () => {
    const one = simulateSplit(flowerSettings, randomStream("1/data"));
    const other = simulateSplit({ ...flowerSettings, test: 300 }, randomStream("1/data"));
    expect(other.split.train).toEqual(one.split.train);
    expect(other.flowers.probe).toEqual(one.flowers.probe);
  });

  it("tests on another share of A than it trains on, without moving the training set", () => {
    const one = simulateSplit(flowerSettings, randomStream("1/data"));
    const other = simulateSplit({ ...flowerSettings, testSubsetAShare: 0.9 }, randomStream("1/data"));
    expect(other.split.train).toEqual(one.split.train);
    const inA = (subsets: Uint8Array | null) => subsets!.filter((subset) => subset === 0).length;
    expect(
      [other.split.train, other.split.test, other.split.probe].map(({ subsets }) => inA(subsets)),
    ).toEqual([200, 90, 45]);
  });

  it("standardizes all sets by the training set alone", () => {
    const raw = { ...flowerSettings, features: ["diameterMm", "stemMm"] as const };
    const { split } = simulateSplit({ ...raw, standardize: true }, randomStream("1/data"));
    for (const row of [0, 1]) {
      const [mean, sd] = moments(rowOf(split.train.features, row));
      expect(mean).toBeCloseTo(0, 12);
      expect(sd).toBeCloseTo(1, 12);
      expect(moments(rowOf(split.test.features, row))[0]).not.toBeCloseTo(0, 6);
    }
    const unscaled = simulateSplit(raw, randomStream("1/data")).split.test.features.values;
    const [mean, sd] = [split.scaling.mean[1]!, split.scaling.sd[1]!];
    expect(split.test.features.values[100]).toBeCloseTo((unscaled[100]! - mean) / sd, 12);
  });

  it("gives the network features, labels and subsets in step", () => {
    const { split, flowers } = simulateSplit(flowerSettings, randomStream("2/data"));
    flowers.test.forEach((flower, at) => {
      expect(split.test.features.values[at]).toBe(flower.openness);
      expect(split.test.features.values[100 + at]).toBe(flower.form);
      expect(split.test.labels[at]).toBe(flower.rose ? 1 : 0);
      expect(split.test.subsets![at]).toBe(flower.subset);
    });
  });
});

describe("rowsDataset", () => {
  const rows = {
    columns: ["cgpa", "iq"],
    samples: [
      [1, 10],
      [3, 30],
    ],
    labels: [1, 0],
    standardize: false,
  };
  it("lays samples out unit by unit, as all three sets", () => {
    const { train, test, probe } = rowsDataset(rows);
    expect(Array.from(train.features.values)).toEqual([1, 3, 10, 30]);
    expect([test, probe]).toEqual([train, train]);
    expect(train.subsets).toBeNull();
  });
  it("standardizes where asked for", () => {
    expect(Array.from(rowsDataset({ ...rows, standardize: true }).train.features.values)).toEqual([
      -1, 1, -1, 1,
    ]);
  });
  it("refuses rows and labels that do not fit", () => {
    expect(() => rowsDataset({ ...rows, samples: [[1], [2]] })).toThrow("1 values for 2 columns");
    expect(() => rowsDataset({ ...rows, labels: [1] })).toThrow("1 labels for 2 samples");
  });
});
