import { describe, expect, it } from "vitest";
import { accuracy } from "../../../src/network/losses/loss.ts";
import { meanSquaredErrorLoss } from "../../../src/network/losses/meanSquaredError.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

const loss = meanSquaredErrorLoss;

describe("mean squared error", () => {
  it("worked by hand: ((1 − 0)² + (0.5 − 1)²) / 2", () => {
    expect(loss.value(unitMajor([[1], [0.5]]), Float64Array.of(0, 1))).toBe(0.625);
  });

  it("calls a sample a rose above ½, and reads the output as a probability within 0 … 1", () => {
    const outputs = unitMajor([[0.6], [0.4], [-2], [3], [Number.NaN]]);
    expect(accuracy(loss, outputs, Float64Array.of(1, 1, 0, 1, 1))).toBe(0.6);
    expect([1, 2, 3].map((n) => loss.probability(outputs, n))).toEqual([0.4, 0, 1]);
  });

  it("tells two classes apart, and no more", () => {
    expect([2, 3].map(loss.outputs)).toEqual([1, null]);
  });
});
