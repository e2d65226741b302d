import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shardOf } from "../../src/runs/shard.ts";
import { twoVariants } from "./twoVariants.ts";

describe("shards", () => {
  it("share out seeds in turn, each with its twins", () => {
    const keys = [1, 2, 3].map((part) => shardOf(twoVariants(5), { part, of: 3 }).map(({ key }) => key));
    expect(keys).toEqual([
      ["0/1", "1/1", "0/4", "1/4"],
      ["0/2", "1/2", "0/5", "1/5"],
      ["0/3", "1/3"],
    ]);
  });

  it("hold every run once, and no seed in two, however many there are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 15 }), (seeds, of) => {
        const runs = twoVariants(seeds);
        const shards = Array.from({ length: of }, (_, at) => shardOf(runs, { part: at + 1, of }));
        expect(
          shards
            .flat()
            .map(({ key }) => key)
            .sort(),
        ).toEqual(runs.map(({ key }) => key).sort());
        const seedsOf = shards.map((shard) => new Set(shard.map(({ plan }) => plan.seed)));
        expect(seedsOf.reduce((sum, { size }) => sum + size, 0)).toBe(seeds);
      }),
    );
  });
});
