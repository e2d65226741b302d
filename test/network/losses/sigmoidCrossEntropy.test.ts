import { describe, expect, it } from "vitest";
import { zeros } from "../../../src/matrix.ts";
import { accuracy } from "../../../src/network/losses/loss.ts";
import { sigmoidCrossEntropyLoss } from "../../../src/network/losses/sigmoidCrossEntropy.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

const { value: sigmoidCrossEntropy, gradient: sigmoidCrossEntropyGradient } = sigmoidCrossEntropyLoss;

describe("sigmoid cross-entropy", () => {
  it("is finite and right at extreme logits", () => {
    const gradient = zeros(1, 4);
    const logits = unitMajor([[1e308], [-1e308], [1000], [-1000]]);
    const right = sigmoidCrossEntropyGradient(logits, Float64Array.of(1, 0, 1, 0), gradient);
    expect(right).toBe(0);
    expect(Array.from(gradient.values, Math.abs)).toEqual([0, 0, 0, 0]);
    const wrong = sigmoidCrossEntropyGradient(unitMajor([[1000], [-1000]]), Float64Array.of(0, 1), gradient);
    expect(wrong).toBe(1000);
    expect(Array.from(gradient.values.subarray(0, 2))).toEqual([0.5, -0.5]);
  });

  it("keeps small losses apart from 0: log(1 + e⁻⁵⁰) = e⁻⁵⁰", () => {
    const loss = sigmoidCrossEntropy(unitMajor([[50]]), Float64Array.of(1));
    expect(loss / Math.exp(-50)).toBeCloseTo(1, 12);
  });

  it("passes NaN on", () => {
    expect(sigmoidCrossEntropy(unitMajor([[Number.NaN], [1]]), Float64Array.of(1, 1))).toBeNaN();
  });
});

describe("accuracy", () => {
  it("counts a logit above 0 as a rose, and 0 and NaN as not", () => {
    const logits = unitMajor([[0.1], [-0.1], [0], [3], [Number.NaN]]);
    expect(accuracy(sigmoidCrossEntropyLoss, logits, Float64Array.of(1, 0, 0, 0, 1))).toBe(3 / 5);
  });
});
