import { expect, it } from "vitest";
import { recommendedGain } from "../../src/network/gain.ts";

it("recommends what keeps the spread of a layer's outputs", () => {
  expect(recommendedGain("identity")).toBe(1);
  expect(recommendedGain("sigmoid")).toBe(1);
  expect(recommendedGain("tanh")).toBeCloseTo(5 / 3, 15);
  // Half of the squares of a centred input pass a relu; of a leaky one, the share s² of the other half as well.
  expect(recommendedGain("relu") ** 2).toBeCloseTo(2, 14);
  expect(recommendedGain("leaky-relu", 0)).toBe(recommendedGain("relu"));
  expect(recommendedGain("leaky-relu", 1)).toBe(1);
  expect(recommendedGain("leaky-relu", 3)).toBeCloseTo(Math.sqrt(0.2), 15);
  expect(recommendedGain("selu")).toBe(0.75);
});
