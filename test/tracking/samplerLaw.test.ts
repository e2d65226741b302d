import { describe, expect, it } from "vitest";
import { lawWeights } from "../../src/tracking/samplerLaw.ts";

const data = {
  size: 4,
  subsets: Uint8Array.of(0, 0, 0, 1),
  labels: Float64Array.of(1, 0, 1, 0),
};
const biased = (kind: "subset-biased" | "class-biased", bias: number) =>
  ({ kind, bias, schedule: "alternate", blockLength: 1, first: 0 }) as const;
const even = [0.25, 0.25, 0.25, 0.25];

describe("lawWeights", () => {
  it("is even under uniform sampling", () => {
    expect(Array.from(lawWeights(data, { kind: "uniform", replacement: true }, null))).toEqual(even);
    expect(Array.from(lawWeights(data, biased("subset-biased", 1), null))).toEqual(even);
  });

  it("puts s + bias·(1 − s) on the current subset, or the current class", () => {
    // A has share 3/4: with bias 1/2 its probability is 7/8. A class has 1/2: 3/4.
    lawWeights(data, biased("subset-biased", 0.5), 0).forEach((weight, at) => {
      expect(weight).toBeCloseTo([7 / 24, 7 / 24, 7 / 24, 1 / 8][at]!, 15);
    });
    expect(Array.from(lawWeights(data, biased("class-biased", 0.5), 1))).toEqual([
      0.375, 0.125, 0.375, 0.125,
    ]);
    expect(Array.from(lawWeights(data, biased("class-biased", 1), 0))).toEqual([0, 0.5, 0, 0.5]);
  });

  it("is even where all samples are of one group, or none is known", () => {
    const law = biased("subset-biased", 1);
    expect(Array.from(lawWeights({ ...data, subsets: new Uint8Array(4) }, law, 1))).toEqual(even);
    expect(Array.from(lawWeights({ ...data, subsets: null }, law, 1))).toEqual(even);
  });
});
