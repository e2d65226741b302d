import { describe, expect, it } from "vitest";
import type { Dataset } from "../../../src/flowers/dataset.ts";
import { zeros } from "../../../src/matrix.ts";
import { randomStream } from "../../../src/random.ts";
import { drawnBatches, testBatches } from "../../../src/tracking/meters/testBatches.ts";

const data: Dataset = {
  featureNames: ["x"],
  size: 7,
  features: zeros(1, 7),
  labels: Float64Array.of(1, 0, 1, 1, 0, 1, 1),
  subsets: Uint8Array.of(0, 0, 0, 1, 1, 1, 1),
  subsetCount: 2,
};
const stream = () => randomStream("batches");

describe("test batches", () => {
  it("of one class each, by hand: the last of a class is filled from its start", () => {
    const { indices, judged } = testBatches(data, 3, "by-class", stream());
    expect([...indices]).toEqual([1, 4, 1, 0, 2, 3, 5, 6, 0]);
    expect([...judged]).toEqual([2, 3, 2]);
  });

  it("of one subset each, and a batch larger than a subset goes round", () => {
    const { indices, judged } = testBatches(data, 5, "by-subset", stream());
    expect([...indices]).toEqual([0, 1, 2, 0, 1, 3, 4, 5, 6, 3]);
    expect([...judged]).toEqual([3, 4]);
  });

  it("shuffled have every sample once, and the last is filled from the next round", () => {
    const { indices, judged } = testBatches(data, 3, "shuffled", stream());
    expect([...indices.slice(0, 7)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(indices.length).toBe(9);
    expect([...judged]).toEqual([3, 3, 3]);
  });

  it("by subset are refused where there are none", () => {
    expect(() => testBatches({ ...data, subsets: null }, 3, "by-subset", stream())).toThrow("no subsets");
  });
});

describe("test batches as a sequential schedule draws them", () => {
  const sequential = {
    kind: "subset-biased",
    bias: 1,
    schedule: "sequential",
    blockLength: 1,
    first: 2,
  } as const;
  const ofSubsets = (subsets: readonly number[]): Dataset => ({
    ...data,
    size: subsets.length,
    features: zeros(1, subsets.length),
    labels: new Float64Array(subsets.length),
    subsets: Uint8Array.from(subsets),
    subsetCount: 4,
  });
  const drawnFrom = (test: Dataset, size: number) => {
    const { indices, judged } = drawnBatches(sequential, test, size, stream());
    return Array.from(judged, (_, batch) => [
      ...new Set(Array.from(indices.subarray(batch * size, (batch + 1) * size), (at) => test.subsets![at])),
    ]);
  };

  it("are one of each subset at least, from the first on, where the test set fills fewer", () => {
    const eight = ofSubsets([0, 1, 2, 3, 0, 1, 2, 3]);
    // 8 samples fill one batch of 8, and three of 3.
    for (const size of [8, 3]) expect(drawnFrom(eight, size)).toEqual([[2], [3], [0], [1]]);
  });

  it("are as many as the test set fills where these are more: two of each subset", () => {
    const eight = ofSubsets([0, 1, 2, 3, 0, 1, 2, 3]);
    expect(drawnFrom(eight, 1)).toEqual([[2], [2], [3], [3], [0], [0], [1], [1]]);
  });
});
