import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchesOf } from "../../src/queue/batches.ts";
import { twoVariants } from "../runs/twoVariants.ts";

const keysOf = (runs: readonly { readonly key: string }[]) => runs.map(({ key }) => key);

describe("batches", () => {
  it("hold whole units of about a second: runs of 0.2 s by two units, runs of 3 s by one", () => {
    // 1000 seeds of 2 variants: units of 0.4 s, two of which are less than a second, and three more.
    const short = batchesOf(twoVariants(1000), () => 0.2);
    expect(short).toHaveLength(500);
    expect(keysOf(short[0]!)).toEqual(["0/1", "1/1", "0/2", "1/2"]);
    const long = batchesOf(twoVariants(5), () => 3);
    expect(long.map(keysOf)).toEqual([1, 2, 3, 4, 5].map((seed) => [`0/${seed}`, `1/${seed}`]));
  });

  it("are a hundred or so of short work, so that many workers have a share", () => {
    // 350 seeds of 2 runs of 10 ms are 7 s: in place of 7 batches of a second some of 70 ms, three seeds each, the last of two.
    expect(batchesOf(twoVariants(350), () => 0.01).map(({ length }) => length)).toEqual([
      ...Array(116).fill(6),
      4,
    ]);
  });

  it("hold every run once, with its twins, of at most 500 runs", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.0001, max: 2, noNaN: true }),
        (seeds, seconds) => {
          const runs = twoVariants(seeds);
          const batches = batchesOf(runs, () => seconds);
          expect(batches.flatMap(keysOf).sort()).toEqual(keysOf(runs).sort());
          for (const batch of batches) expect(batch.length % 2).toBe(0);
        },
      ),
    );
    expect(
      Math.max(...batchesOf(twoVariants(30_000), () => 1e-6).map(({ length }) => length)),
    ).toBeLessThanOrEqual(500);
  });
});
