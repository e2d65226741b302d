import { describe, expect, it } from "vitest";
import { asTrainedWeights, lawWeights, type SamplerLaw } from "../../src/sampling/law.ts";
import { lawOf } from "../../src/sampling/samplers.ts";

const data = {
  size: 4,
  subsets: Uint8Array.of(0, 0, 0, 1),
  labels: Float64Array.of(1, 0, 1, 0),
};
const biased = (by: SamplerLaw["by"], bias: number): SamplerLaw => ({ replacement: true, by, bias });
const uniform = lawOf({ kind: "uniform", replacement: true });
const even = [0.25, 0.25, 0.25, 0.25];

describe("the law of a sampler", () => {
  it("is told by its settings", () => {
    expect(lawOf({ kind: "uniform", replacement: false })).toEqual({ replacement: false, by: null, bias: 0 });
    const settings = { bias: 0.5, schedule: "alternate", blockLength: 1, first: 0 } as const;
    expect(lawOf({ kind: "subset-biased", ...settings })).toEqual(biased("subset", 0.5));
    expect(lawOf({ kind: "class-biased", ...settings })).toEqual(biased("class", 0.5));
  });
});

describe("lawWeights", () => {
  it("is even under uniform sampling, and where no group is the current one", () => {
    expect(Array.from(lawWeights(data, uniform, null))).toEqual(even);
    expect(Array.from(lawWeights(data, biased("subset", 1), null))).toEqual(even);
  });

  it("puts s + bias·(1 − s) on the current subset, or the current class", () => {
    // A has share 3/4: with bias 1/2 its probability is 7/8. A class has 1/2: 3/4.
    lawWeights(data, biased("subset", 0.5), 0).forEach((weight, at) => {
      expect(weight).toBeCloseTo([7 / 24, 7 / 24, 7 / 24, 1 / 8][at]!, 15);
    });
    expect(Array.from(lawWeights(data, biased("class", 0.5), 1))).toEqual([0.375, 0.125, 0.375, 0.125]);
    expect(Array.from(lawWeights(data, biased("class", 1), 0))).toEqual([0, 0.5, 0, 0.5]);
  });

  it("shares what is left evenly among all samples of two other subsets", () => {
    // C has share 1/4: with bias 1/3 its probability is 1/2, and each of the three others has 1/6.
    const three = { ...data, subsets: Uint8Array.of(0, 1, 1, 2) };
    lawWeights(three, biased("subset", 1 / 3), 2).forEach((weight, at) => {
      expect(weight).toBeCloseTo([1 / 6, 1 / 6, 1 / 6, 1 / 2][at]!, 15);
    });
  });

  it("is even where all samples are of one group, or none is known", () => {
    const law = biased("subset", 1);
    expect(Array.from(lawWeights({ ...data, subsets: new Uint8Array(4) }, law, 1))).toEqual(even);
    expect(Array.from(lawWeights({ ...data, subsets: null }, law, 1))).toEqual(even);
  });
});

describe("asTrainedWeights", () => {
  it("is the mixture of the current subset, and even where batches know none", () => {
    asTrainedWeights(data.subsets, biased("subset", 0.5), 0).forEach((weight, at) => {
      expect(weight).toBeCloseTo([7 / 24, 7 / 24, 7 / 24, 1 / 8][at]!, 15);
    });
    expect(Array.from(asTrainedWeights(data.subsets, biased("subset", 1), 1))).toEqual([0, 0, 0, 1]);
    for (const law of [uniform, biased("class", 1)])
      expect(Array.from(asTrainedWeights(data.subsets, law, 1))).toEqual(even);
  });
});
