import { describe, expect, it } from "vitest";
import { zeros } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { createFeatureShift } from "../../src/sampling/featureShift.ts";
import { createUniformSampler } from "../../src/sampling/uniform.ts";

/** A feature of two clouds (even samples left, odd ones right), one that knows nothing of them, a constant one. */
function clouds() {
  const stream = randomStream("clouds");
  const features = zeros(3, 400);
  for (let sample = 0; sample < 400; sample++) {
    features.values[sample] = stream.normal(sample % 2 === 0 ? -3 : 3, 1);
    features.values[400 + sample] = stream.normal(50, 1000);
    features.values[800 + sample] = 7;
  }
  return features;
}

describe("createFeatureShift", () => {
  it("is Wasserstein-1 over the population's sd, by hand", () => {
    // Training 0, 1, 2, 3: sd √1.25. Batch {0, 3}: shares differ by ¼ between 0 and 1 and between 2 and 3: W₁ = ½.
    const features = zeros(1, 4);
    features.values.set([3, 1, 0, 2]);
    const shift = createFeatureShift(features, { batchSize: 2, replacement: true });
    const into = new Float64Array(1);
    shift.againstTraining(Int32Array.of(0, 2), into);
    expect(into[0]).toBeCloseTo(0.5 / Math.sqrt(1.25), 14);
    // Batch {0, 0}: all is moved to 0, by 1.5 on average.
    shift.againstTraining(Int32Array.of(2, 2), into);
    expect(into[0]).toBeCloseTo(1.5 / Math.sqrt(1.25), 14);
  });

  it("is 0 for the training set itself, and where a feature does not vary", () => {
    const shift = createFeatureShift(clouds(), { batchSize: 400, replacement: false });
    const into = new Float64Array(3).fill(1);
    shift.againstTraining(
      Int32Array.from({ length: 400 }, (_, sample) => 399 - sample),
      into,
    );
    for (const value of into) expect(value).toBeCloseTo(0, 12);
  });

  for (const replacement of [true, false])
    it(`has bands that hold 95 % of uniform batches ${replacement ? "with" : "without"} replacement`, () => {
      const shift = createFeatureShift(clouds(), { batchSize: 16, replacement });
      const bands = shift.bands(randomStream("band"), 2000);
      const sampler = createUniformSampler({ replacement }, 400, 16, randomStream("other"));
      const [indices, into, outside] = [new Int32Array(16), new Float64Array(3), [0, 0]];
      for (let draw = 0; draw < 2000; draw++) {
        sampler.next(indices);
        shift.againstTraining(indices, into);
        for (const feature of [0, 1])
          if (into[feature]! < bands[feature]![0] || into[feature]! > bands[feature]![1]) outside[feature]!++;
      }
      for (const count of outside)
        expect(Math.abs(count / 2000 - 0.05)).toBeLessThan(4 * Math.sqrt((2 * 0.05 * 0.95) / 2000));
    });

  it("sees one cloud in the feature that tells the clouds apart, and not in the other", () => {
    const shift = createFeatureShift(clouds(), { batchSize: 16, replacement: true });
    const bands = shift.bands(randomStream("band"), 1000);
    const stream = randomStream("one");
    const [into, outside] = [new Float64Array(3), [0, 0]];
    for (let draw = 0; draw < 500; draw++) {
      shift.againstTraining(
        Int32Array.from({ length: 16 }, () => 2 * stream.integer(200)),
        into,
      );
      for (const feature of [0, 1]) if (into[feature]! > bands[feature]![1]) outside[feature]!++;
    }
    expect(outside[0]).toBe(500);
    expect(outside[1]! / 500).toBeLessThan(0.12);
  });

  it("refuses a batch of another size", () => {
    const shift = createFeatureShift(clouds(), { batchSize: 2, replacement: true });
    expect(() => shift.againstTraining(Int32Array.of(1), new Float64Array(3))).toThrow("batches of 2, got 1");
  });
});
