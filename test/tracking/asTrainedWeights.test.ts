import { describe, expect, it } from "vitest";
import { asTrainedWeights } from "../../src/tracking/asTrainedWeights.ts";

const subsets = Uint8Array.from([0, 0, 0, 1]);
const biased = (bias: number) =>
  ({ kind: "subset-biased", bias, schedule: "alternate", blockLength: 1, first: 0 }) as const;

describe("asTrainedWeights", () => {
  it("puts s + bias·(1 − s) on the current subset", () => {
    // A has share 3/4: with bias 1/2 its probability is 3/4 + 1/2·1/4 = 7/8.
    const weights = asTrainedWeights(subsets, biased(0.5), 0);
    [7 / 24, 7 / 24, 7 / 24, 1 / 8].forEach((weight, at) => {
      expect(weights[at]).toBeCloseTo(weight, 15);
    });
  });

  it("is one subset alone at bias 1, and even under uniform sampling", () => {
    expect(Array.from(asTrainedWeights(subsets, biased(1), 1))).toEqual([0, 0, 0, 1]);
    expect(Array.from(asTrainedWeights(subsets, { kind: "uniform", replacement: true }, 1))).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ]);
  });
});
