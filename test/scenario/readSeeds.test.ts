import { describe, expect, it } from "vitest";
import { readSeeds } from "../../src/scenario/readSeeds.ts";

function read(raw: unknown) {
  const told: string[] = [];
  const seeds = readSeeds(raw, (path, message) => void told.push(`${path.join(".")}: ${message}`));
  return { seeds, told };
}

describe("seeds of a scenario", () => {
  it("are so many", () => {
    expect(read(7)).toEqual({ seeds: { from: 1, count: 7, untilDecided: null }, told: [] });
    expect(read({ from: 21, count: 5 }).seeds).toEqual({ from: 21, count: 5, untilDecided: null });
    expect(read(undefined).seeds).toMatchObject({ count: 20 });
  });

  it("are as many as it takes, by fours from 12 to 200 unless said", () => {
    expect(read({ until: "decided" })).toEqual({
      seeds: { from: 1, count: 200, untilDecided: { atLeast: 12, atMost: 200, step: 4 } },
      told: [],
    });
    expect(read({ until: "decided", from: 5, atLeast: 10, atMost: 60, every: 5 }).seeds).toEqual({
      from: 5,
      count: 60,
      untilDecided: { atLeast: 10, atMost: 60, step: 5 },
    });
  });

  it.each([
    [
      { count: 5, until: "decided" },
      "seeds.count: expected no count beside until: decided, which goes on to atMost; got 5",
    ],
    [{ atLeast: 12 }, "seeds.atLeast: expected until: decided beside atLeast; got neither that nor a count"],
    [{ count: 5, every: 4 }, "seeds.every: expected until: decided beside every; got a count"],
    [{ from: 3 }, "seeds: expected count: how many, or until: decided; got from alone"],
    [{}, "seeds: expected count: how many, or until: decided; got neither"],
    [
      { until: "decided", atLeast: 30, atMost: 20 },
      "seeds.atLeast: expected no more than atMost (20); got 30",
    ],
    [
      { until: "decided", atLeast: 1, atMost: 1000, every: 1 },
      "seeds.every: expected at most 250 looks from 1 to 1000 seeds; every 1 of them there are 1000",
    ],
    [{ until: "decided", atMost: 8 }, "seeds.atMost: expected at least atLeast (12 unless said); got 8"],
  ])("%o is told what was expected", (raw, message) => {
    expect(read(raw)).toEqual({ seeds: null, told: [message] });
  });
});
