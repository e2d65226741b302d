import { afterAll, describe, expect, it } from "vitest";
import { accuracy } from "../../../src/network/losses/loss.ts";
import { softmaxCrossEntropyLoss } from "../../../src/network/losses/softmaxCrossEntropy.ts";
import { createWitness, type Rows, readReference, unitMajor } from "../reference.ts";

interface Case {
  name: string;
  logits: Rows;
  labels: number[];
  log_probabilities: Rows;
  per_sample: number[];
  loss: number;
  dlogits: Rows;
}
const cases = readReference<{ softmax_cross_entropy: Case[] }>("losses").softmax_cross_entropy;
const loss = softmaxCrossEntropyLoss;

describe("softmax cross-entropy", () => {
  const witness = createWitness(`softmax cross-entropy (${cases.length} cases)`);
  afterAll(witness.report);

  it.each(cases)("agrees with the reference: $name", (reference) => {
    const logits = unitMajor(reference.logits).values;
    const labels = Float64Array.from(reference.labels);
    const gradient = new Float64Array(logits.length);
    witness.compare("loss", [loss.value(logits, labels)], [reference.loss], 1e-11);
    witness.compare(
      "loss beside its gradient",
      [loss.gradient(logits, labels, gradient)],
      [reference.loss],
      1e-11,
    );
    witness.compare("gradient", gradient, unitMajor(reference.dlogits).values, 1e-11);
    reference.logits.forEach((row, n) => {
      const z = Float64Array.from(row);
      witness.compare(
        "loss of a sample",
        [loss.value(z, labels.subarray(n, n + 1))],
        [reference.per_sample[n]!],
        1e-11,
      );
      const logProbabilities = row.map((_, k) => -loss.value(z, Float64Array.of(k)));
      witness.compare("log probabilities", logProbabilities, reference.log_probabilities[n]!, 1e-11);
    });
  });

  it("is finite and right at extreme logits", () => {
    const gradient = new Float64Array(2);
    expect(loss.gradient(Float64Array.of(1e308, -1e308), Float64Array.of(0), gradient)).toBe(0);
    expect(Array.from(gradient, Math.abs)).toEqual([0, 0]);
    expect(loss.value(Float64Array.of(0, 2000), Float64Array.of(0))).toBe(2000);
  });

  it("is log K where the logits say nothing", () => {
    expect(loss.value(new Float64Array(5), Float64Array.of(3))).toBeCloseTo(Math.log(5), 14);
  });

  it("tells a sample right where its own logit is the largest, and NaN never", () => {
    // samples: class 2 of (1, 2, 3); class 0 of (1, 2, 0); a tie; NaN
    const logits = unitMajor([
      [1, 2, 3],
      [1, 2, 0],
      [1, 1, 0],
      [Number.NaN, 0, 0],
    ]).values;
    const labels = Float64Array.of(2, 0, 0, 0);
    expect([0, 1, 2, 3].map((n) => loss.isRight(logits, labels, n))).toEqual([true, false, false, false]);
    expect(accuracy(loss, logits, labels)).toBe(0.25);
  });

  it("of two logits is the sigmoid of their difference", () => {
    const logits = unitMajor([
      [1, 3],
      [0, -1],
    ]).values;
    expect(loss.probability(logits, 2, 0)).toBeCloseTo(1 / (1 + Math.exp(-2)), 15);
    expect(loss.probability(logits, 2, 1)).toBeCloseTo(1 / (1 + Math.exp(1)), 15);
  });

  it("needs an output for every class", () => expect(loss.outputs(7)).toBe(7));
});
