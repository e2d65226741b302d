import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations, createActivation } from "../../../src/network/activation.ts";
import type { ActivationName, ActivationSettings } from "../../../src/network/settings.ts";
import { saturatedRanges, shareWithin } from "../../../src/tracking/meters/saturation.ts";

const everyActivation: ActivationSettings[] = [
  ...(Object.keys(activations) as ActivationName[]),
  { kind: "leaky-relu", slope: -0.04 },
  { kind: "leaky-relu", slope: 30 },
  { kind: "elu", alpha: 0.05 },
  { kind: "elu", alpha: 1000 },
  { kind: "softplus", threshold: 0 },
];

describe("where an activation is saturated", () => {
  it.each(everyActivation.map((settings) => [JSON.stringify(settings), settings] as const))(
    "%s: where its slope is below 5 % of the greatest, sample by sample",
    (_, settings) => {
      const activation = createActivation(settings);
      const ranges = saturatedRanges(activation);
      const { derivative, maxDerivative } = activation;
      const size = fc.constantFrom(1, 5, 40, 700);
      const values = fc.array(fc.double({ min: -1, max: 1, noNaN: false }), { minLength: 1, maxLength: 40 });
      fc.assert(
        fc.property(values, size, (drawn, scale) => {
          const sorted = Float64Array.from(drawn, (value) => value * scale).sort();
          const numbers = sorted.filter((x) => !Number.isNaN(x));
          const saturated = numbers.filter((x) => Math.abs(derivative(x)) < 0.05 * maxDerivative);
          expect(shareWithin(sorted, ranges)).toBe(saturated.length / sorted.length);
        }),
        { seed: 5, numRuns: 200 },
      );
    },
  );

  it("a relu up to 0, a tanh beyond artanh √0.95 on either side, the identity nowhere", () => {
    expect(saturatedRanges(activations.relu)).toEqual([[Number.NEGATIVE_INFINITY, 0]]);
    const [low, high] = saturatedRanges(activations.tanh);
    expect(low![1]).toBeCloseTo(-Math.atanh(Math.sqrt(0.95)), 14);
    expect(high![0]).toBeCloseTo(Math.atanh(Math.sqrt(0.95)), 14);
    expect([low![0], high![1]]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(saturatedRanges(activations.identity)).toEqual([]);
  });
});

describe("the share of values within ranges", () => {
  it("counts both ends, and NaN nowhere", () => {
    expect(shareWithin(Float64Array.of(-2, -1, 0, 5), [[-1, 0]])).toBe(0.5);
    const all = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]] as const;
    expect(shareWithin(Float64Array.of(Number.NEGATIVE_INFINITY, 1, Number.NaN, Number.NaN), all)).toBe(0.5);
  });
});
