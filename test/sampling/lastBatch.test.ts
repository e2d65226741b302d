import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import { createUniformSampler } from "../../src/sampling/uniform.ts";

const size = 11;
const batchSize = 4;

function batchesOf(lastBatch: "join" | "keep" | "drop", count: number) {
  const sampler = createUniformSampler(
    { replacement: false, lastBatch },
    size,
    batchSize,
    randomStream("epochs"),
  );
  return Array.from({ length: count }, () => {
    const batch = new Int32Array(sampler.sizeOfNext?.() ?? batchSize);
    sampler.next(batch);
    return [...batch];
  });
}
const distinct = (batches: readonly number[][]) => new Set(batches.flat()).size;

describe("the last batch of an epoch", () => {
  it("is kept: every epoch has each sample once, in batches of 4, 4 and 3", () => {
    const batches = batchesOf("keep", 9);
    expect(batches.map(({ length }) => length)).toEqual([4, 4, 3, 4, 4, 3, 4, 4, 3]);
    for (const from of [0, 3, 6]) expect(distinct(batches.slice(from, from + 3))).toBe(11);
  });

  it("is dropped: every epoch has 8 samples once, and over many all come as often", () => {
    const batches = batchesOf("drop", 2 * 5500);
    for (const from of [0, 2, 4]) expect(distinct(batches.slice(from, from + 2))).toBe(8);
    const counts = new Int32Array(size);
    for (const sample of batches.flat()) counts[sample]!++;
    // 5500 epochs, in each with probability 8/11: 4000, with an sd of 33.
    for (const count of counts) expect(Math.abs(count - 4000)).toBeLessThan(150);
  });

  it("is joined unless told: 11 batches of 4 have every sample four times", () => {
    const counts = new Int32Array(size);
    for (const sample of batchesOf("join", 11).flat()) counts[sample]!++;
    expect([...counts]).toEqual(Array.from({ length: size }, () => 4));
  });

  it("goes on from where it stood", () => {
    const make = () => {
      const stream = randomStream("epochs");
      const sampler = createUniformSampler(
        { replacement: false, lastBatch: "keep" },
        size,
        batchSize,
        stream,
      );
      const next = () => {
        const batch = new Int32Array(sampler.sizeOfNext!());
        sampler.next(batch);
        return [...batch];
      };
      return { stream, sampler, next };
    };
    const one = make();
    one.next();
    one.next();
    const [saved, drawn] = [one.sampler.save(), one.stream.save()];
    const other = make();
    other.sampler.restore(saved);
    other.stream.restore(drawn);
    expect(other.next()).toEqual(one.next());
    expect(other.next()).toEqual(one.next());
  });
});
