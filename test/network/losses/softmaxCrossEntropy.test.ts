import { describe, expect, it } from "vitest";
import { zeros } from "../../../src/matrix.ts";
import { accuracy } from "../../../src/network/losses/loss.ts";
import { softmaxCrossEntropyLoss } from "../../../src/network/losses/softmaxCrossEntropy.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

const loss = softmaxCrossEntropyLoss;

describe("softmax cross-entropy", () => {
  it("is finite and right at extreme logits", () => {
    const gradient = zeros(2, 1);
    expect(loss.gradient(unitMajor([[1e308, -1e308]]), Float64Array.of(0), gradient)).toBe(0);
    expect(Array.from(gradient.values, Math.abs)).toEqual([0, 0]);
    expect(loss.value(unitMajor([[0, 2000]]), Float64Array.of(0))).toBe(2000);
  });

  it("is log K where the logits say nothing", () => {
    expect(loss.value(zeros(5, 1), Float64Array.of(3))).toBeCloseTo(Math.log(5), 14);
  });

  it("tells a sample right where its own logit is the largest, and NaN never", () => {
    // samples: class 2 of (1, 2, 3); class 0 of (1, 2, 0); a tie; NaN
    const logits = unitMajor([
      [1, 2, 3],
      [1, 2, 0],
      [1, 1, 0],
      [Number.NaN, 0, 0],
    ]);
    const labels = Float64Array.of(2, 0, 0, 0);
    expect([0, 1, 2, 3].map((n) => loss.isRight(logits, labels, n))).toEqual([true, false, false, false]);
    expect(accuracy(loss, logits, labels)).toBe(0.25);
  });

  it("of two logits is the sigmoid of their difference", () => {
    const logits = unitMajor([
      [1, 3],
      [0, -1],
    ]);
    expect(loss.probability(logits, 0)).toBeCloseTo(1 / (1 + Math.exp(-2)), 15);
    expect(loss.probability(logits, 1)).toBeCloseTo(1 / (1 + Math.exp(1)), 15);
  });

  it("needs an output for every class", () => expect(loss.outputs(7)).toBe(7));
});
