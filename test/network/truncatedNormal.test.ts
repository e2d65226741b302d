import { expect, it } from "vitest";
import { truncatedNormalDeviation } from "../../src/network/truncatedNormal.ts";

it("is the deviation of what is left of a normal distribution", () => {
  // by the midpoint rule with 2,000,000 points at 1 and 2; a narrow one is uniform, a wide one is not truncated
  expect(truncatedNormalDeviation(1)).toBeCloseTo(0.53956009375, 10);
  expect(truncatedNormalDeviation(2)).toBeCloseTo(0.8796256610342398, 14);
  expect(truncatedNormalDeviation(0.01) / (0.01 / Math.sqrt(3))).toBeCloseTo(1, 4);
  expect(truncatedNormalDeviation(40)).toBe(1);
});
