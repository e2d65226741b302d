import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import { createSampler } from "../../src/sampling/samplers.ts";
import type { SamplerSettings } from "../../src/sampling/settings.ts";

const subsets = Uint8Array.from({ length: 100 }, (_, index) => (index < 60 ? 0 : 1));
const data = { size: 100, subsets, subsetCount: 2, labels: Float64Array.from(subsets, (of) => 1 - of) };

function batches(settings: SamplerSettings, count: number, size = 10, steps = count) {
  const sampler = createSampler(settings, data, size, steps, randomStream("test"));
  return Array.from({ length: count }, () => {
    const into = new Int32Array(size);
    sampler.next(into);
    return { indices: Array.from(into), current: sampler.currentSubset() };
  });
}
const biased = (changes: object): SamplerSettings => ({
  kind: "subset-biased",
  bias: 1,
  schedule: "alternate",
  blockLength: 1,
  first: 0,
  ...changes,
});
const currents = (settings: SamplerSettings, count: number, steps = count) =>
  batches(settings, count, 10, steps).map(({ current }) => current);

describe("uniform sampling", () => {
  it("draws every sample once per epoch, with full batches across its boundary", () => {
    const drawn = batches({ kind: "uniform", replacement: false }, 20, 15).flatMap(({ indices }) => indices);
    for (let epoch = 0; epoch < 3; epoch++)
      expect(new Set(drawn.slice(epoch * 100, (epoch + 1) * 100)).size).toBe(100);
    expect(drawn.slice(0, 100)).not.toEqual(drawn.slice(100, 200));
  });

  it("draws every sample about equally often with replacement", () => {
    const counts = new Array<number>(100).fill(0);
    for (const { indices } of batches({ kind: "uniform", replacement: true }, 1000))
      for (const index of indices) counts[index]! += 1;
    // Chi-squared with 99 degrees of freedom exceeds 148.2 once in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)).toBeLessThan(148.2);
  });

  it("refuses a batch larger than the data without replacement", () => {
    expect(() => batches({ kind: "uniform", replacement: false }, 1, 101)).toThrow("a batch of 101 from 100");
  });
});

describe("biased sampling", () => {
  it("takes one subset per batch at bias 1", () => {
    for (const { indices, current } of batches(biased({}), 50))
      expect(indices.every((index) => subsets[index] === current)).toBe(true);
  });

  it("takes the current subset with probability s + bias·(1 − s)", () => {
    const drawn = batches(biased({ bias: 0.5, schedule: "only" }), 2000);
    const share =
      drawn.flatMap(({ indices }) => indices).filter((index) => subsets[index] === 0).length / 20_000;
    // s = 0.6: 0.6 + 0.5·0.4 = 0.8; four standard errors of 20,000 draws.
    expect(Math.abs(share - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / 20_000));
  });

  it("keeps its schedules", () => {
    expect(currents(biased({ blockLength: 2 }), 6)).toEqual([0, 0, 1, 1, 0, 0]);
    expect(currents(biased({ first: 1 }), 4)).toEqual([1, 0, 1, 0]);
    expect(currents(biased({ schedule: "sequential" }), 6)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(currents(biased({ schedule: "sequential" }), 8, 6)).toEqual([0, 0, 0, 1, 1, 1, 1, 1]);
    expect(currents(biased({ schedule: "only", first: 1 }), 3)).toEqual([1, 1, 1]);
    const random = currents(biased({ schedule: "random" }), 1000).filter((current) => current === 0).length;
    expect(Math.abs(random - 500)).toBeLessThan(4 * Math.sqrt(250));
  });

  describe("of three subsets", () => {
    const three = Uint8Array.from({ length: 100 }, (_, index) => (index < 50 ? 0 : index < 80 ? 1 : 2));
    const drawn = (changes: object, count: number, steps = count) => {
      const known = { ...data, subsets: three, subsetCount: 3 };
      const sampler = createSampler(biased(changes), known, 10, steps, randomStream("three"));
      return Array.from({ length: count }, () => {
        const into = new Int32Array(10);
        sampler.next(into);
        return { of: Array.from(into, (index) => three[index]!), current: sampler.currentSubset()! };
      });
    };
    const currentsOf = (changes: object, count: number) =>
      drawn(changes, count).map(({ current }) => current);

    it("takes them in turn, by lot with equal chances, or in equal parts", () => {
      expect(currentsOf({ blockLength: 2, first: 1 }, 8)).toEqual([1, 1, 2, 2, 0, 0, 1, 1]);
      expect(currentsOf({ schedule: "sequential", first: 2 }, 7)).toEqual([2, 2, 2, 0, 0, 1, 1]);
      const counts = [0, 0, 0];
      for (const current of currentsOf({ schedule: "random" }, 3000)) counts[current]!++;
      // Chi-squared with 2 degrees of freedom exceeds 13.8 once in a thousand.
      expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(13.8);
    });

    it("draws what is not of the current one evenly from all others", () => {
      const samples = drawn({ bias: 0.5, schedule: "only", first: 2 }, 2000).flatMap(({ of }) => of);
      // s = 0.2: 0.2 + 0.5·0.8 = 0.6 of C; the other 0.4 fall on A and B as 50 to 30.
      for (const [subset, expected] of [0.25, 0.15, 0.6].entries()) {
        const share = samples.filter((of) => of === subset).length / samples.length;
        expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 20_000));
      }
      expect(drawn({ first: 1 }, 9).every(({ of, current }) => of.every((each) => each === current))).toBe(
        true,
      );
    });
  });

  it("biases over labels just so", () => {
    for (const { indices, current } of batches(biased({ kind: "class-biased" }), 20))
      expect(indices.every((index) => data.labels[index] === current)).toBe(true);
  });

  it("refuses data without subsets, an empty one, a bias beyond 1 and an empty block", () => {
    const create = (settings: SamplerSettings, of: Uint8Array | null) =>
      createSampler(settings, { ...data, subsets: of }, 10, 1, randomStream("x"));
    expect(() => create(biased({}), null)).toThrow("no subsets");
    expect(() => create(biased({}), new Uint8Array(100))).toThrow("subset B has no samples");
    expect(() => create(biased({ bias: 1.1 }), subsets)).toThrow("got 1.1");
    expect(() => create(biased({ blockLength: 0 }), subsets)).toThrow("at least 1, got 0");
  });

  it("stays within the data, whatever the settings", () => {
    const settings = fc.record({
      bias: fc.double({ min: 0, max: 1, noNaN: true }),
      schedule: fc.constantFrom("alternate", "random", "sequential", "only"),
      blockLength: fc.integer({ min: 1, max: 9 }),
      first: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(settings, (changes) => {
        for (const { indices } of batches(biased(changes), 5))
          expect(indices.every((index) => index >= 0 && index < 100)).toBe(true);
      }),
    );
  });
});
