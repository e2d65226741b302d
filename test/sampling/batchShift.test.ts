import { describe, expect, it } from "vitest";
import { zeros } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { createBatchShift } from "../../src/sampling/batchShift.ts";
import { createUniformSampler } from "../../src/sampling/uniform.ts";

/** Two clouds a long way apart, in two features of very different scale. */
function twoClouds(size = 200) {
  const stream = randomStream("clouds");
  const features = zeros(2, size);
  for (let sample = 0; sample < size; sample++) {
    features.values[sample] = stream.normal(sample % 2 === 0 ? -3 : 3, 1);
    features.values[size + sample] = 1000 * stream.normal();
  }
  return features;
}

describe("createBatchShift", () => {
  it("is the squared energy distance less its expectation, on a line of three points by hand", () => {
    // Points 0, 1, 2; sd √(2/3). Mean distances a = 1, 2/3, 1 over the sd; μ = 8/9 over the sd.
    const features = zeros(1, 3);
    features.values.set([0, 1, 2]);
    const shift = createBatchShift(features, { batchSize: 2, replacement: true });
    // Batch {0, 2}: 2·1 − 1 − 8/9 = 1/9; expectation μ/2 = 4/9; (1/9 − 4/9)/(16/9) = −3/16. The sd cancels.
    expect(shift.againstTraining(Int32Array.of(0, 2))).toBeCloseTo(-3 / 16, 14);
    // Batch {0, 0}: 2·1 − 0 − 8/9 = 10/9; (10/9 − 4/9)/(16/9) = 3/8.
    expect(shift.againstTraining(Int32Array.of(0, 0))).toBeCloseTo(3 / 8, 14);
    // {0, 0} against {2, 2}: 2·2 − 0 − 0 = 4; (4 − 8/9)/(16/9) = 7/4.
    expect(shift.consecutive(Int32Array.of(0, 0), Int32Array.of(2, 2))).toBeCloseTo(7 / 4, 14);
  });

  for (const replacement of [true, false])
    it(`is 0 on average for uniform batches ${replacement ? "with" : "without"} replacement`, () => {
      const shift = createBatchShift(twoClouds(), { batchSize: 8, replacement });
      const stream = randomStream("uniform");
      const values: number[] = [];
      const between: number[] = [];
      const into = new Int32Array(8);
      const before = new Int32Array(8);
      for (let draw = 0; draw < 3000; draw++) {
        // A sampler of its own each time: batches of one epoch are not independent.
        const sampler = createUniformSampler({ replacement }, 200, 8, stream);
        sampler.next(before);
        sampler.next(into);
        values.push(shift.againstTraining(into));
        between.push(shift.consecutive(before, into));
      }
      for (const sample of [values, between]) {
        const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
        const sd = Math.sqrt(sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sample.length);
        expect(Math.abs(mean)).toBeLessThan((4 * sd) / Math.sqrt(sample.length));
      }
    });

  it("has a band that holds 95 % of uniform batches and none of one cloud", () => {
    const shift = createBatchShift(twoClouds(), { batchSize: 16, replacement: true });
    const band = shift.bands(randomStream("band"), 2000).againstTraining;
    const outside = (next: (into: Int32Array) => void) => {
      const into = new Int32Array(16);
      let count = 0;
      for (let draw = 0; draw < 2000; draw++) {
        next(into);
        const value = shift.againstTraining(into);
        if (value < band[0] || value > band[1]) count++;
      }
      return count / 2000;
    };
    // Four standard errors, of the draws and of the band's own ends.
    expect(
      Math.abs(
        outside(createUniformSampler({ replacement: true }, 200, 16, randomStream("other")).next) - 0.05,
      ),
    ).toBeLessThan(4 * Math.sqrt((2 * 0.05 * 0.95) / 2000));
    const stream = randomStream("one");
    const one = (into: Int32Array) => {
      for (let at = 0; at < into.length; at++) into[at] = 2 * stream.integer(100);
    };
    expect(outside(one)).toBe(1);
  });

  it("has no unit: scaling a feature changes nothing", () => {
    const features = twoClouds();
    const scaled = zeros(2, 200);
    scaled.values.set(features.values.map((value, at) => (at < 200 ? value * 7 : value)));
    const [one, other] = [features, scaled].map((of) =>
      createBatchShift(of, { batchSize: 3, replacement: true }),
    );
    expect(other!.againstTraining(Int32Array.of(1, 5, 9))).toBeCloseTo(
      one!.againstTraining(Int32Array.of(1, 5, 9)),
      12,
    );
  });

  it("shares what it knows: a and μ, on a line of three points by hand", () => {
    const features = zeros(1, 3);
    features.values.set([0, 1, 2]);
    const { meanDistances, mu } = createBatchShift(features, { batchSize: 2, replacement: true });
    const sd = Math.sqrt(2 / 3);
    [1, 2 / 3, 1].forEach((distance, at) => {
      expect(meanDistances[at]! * sd).toBeCloseTo(distance, 14);
    });
    expect(mu * sd).toBeCloseTo(8 / 9, 14);
  });

  it("is least, −expectation/(2μ), for batches that are the training set, and 0 without replacement", () => {
    const all = Int32Array.from({ length: 200 }, (_, sample) => 199 - sample);
    const [kept, drawnOnce] = [true, false].map((replacement) =>
      createBatchShift(twoClouds(), { batchSize: 200, replacement }).againstTraining(all),
    );
    expect(kept).toBeCloseTo(-1 / 400, 12);
    expect(drawnOnce).toBeCloseTo(0, 12);
  });

  it("is 0 where all samples are the same", () => {
    const shift = createBatchShift(zeros(2, 5), { batchSize: 2, replacement: false });
    expect(shift.againstTraining(Int32Array.of(0, 1))).toBe(0);
    expect(shift.consecutive(Int32Array.of(0, 1), Int32Array.of(2, 3))).toBe(0);
  });

  it("refuses a batch of another size", () => {
    const shift = createBatchShift(twoClouds(), { batchSize: 2, replacement: true });
    expect(() => shift.againstTraining(Int32Array.of(1, 2, 3))).toThrow("batches of 2, got 3");
    expect(() => shift.consecutive(Int32Array.of(1), Int32Array.of(1, 2))).toThrow("batches of 2, got 1");
  });
});
