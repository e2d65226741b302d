import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { log } from "../src/elementary/log.ts";
import { randomStream } from "../src/random.ts";

const draw = (name: string, count = 5) => {
  const stream = randomStream(name);
  return Array.from({ length: count }, stream.next);
};

describe("randomStream", () => {
  it("yields the same numbers for the same name, and others for another", () => {
    expect(draw("7/data")).toEqual(draw("7/data"));
    expect(draw("7/data")).not.toEqual(draw("7/batches"));
  });

  it("is not moved by its children", () => {
    const stream = randomStream("1");
    stream.child("data").next();
    expect(stream.next()).toBe(draw("1", 1)[0]);
  });

  it("names a child after its parent", () => {
    expect(randomStream("3").child("data").child("train").name).toBe("3/data/train");
  });

  it("draws whole numbers below the bound, each about equally often", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (name, below) => {
        const value = randomStream(name).integer(below);
        return Number.isInteger(value) && value >= 0 && value < below;
      }),
    );
    const stream = randomStream("uniformity");
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw++) counts[stream.integer(10)]! += 1;
    // Chi-squared with 9 degrees of freedom exceeds 27.9 once in a thousand.
    expect(counts.reduce((sum, count) => sum + ((count - 1000) * (count - 1000)) / 1000, 0)).toBeLessThan(
      27.9,
    );
  });

  it("has normal draws with the moments that were asked for", () => {
    const stream = randomStream("normal");
    const draws = Array.from({ length: 20_000 }, () => stream.normal(3, 2));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    // Four standard errors: 2/√20000 and 4·√(2/20000).
    expect(Math.abs(mean - 3)).toBeLessThan(4 * 0.01414);
    expect(Math.abs(variance - 4)).toBeLessThan(4 * 0.04);
  });

  it("draws normal numbers by the polar method: the second of a pair, then the first", () => {
    const uniform = randomStream("polar");
    const expected: number[] = [];
    while (expected.length < 200) {
      const [x, y] = [uniform.next() * 2 - 1, uniform.next() * 2 - 1];
      const r = x * x + y * y;
      if (r > 0 && r <= 1) expected.push(...[y, x].map((each) => each * Math.sqrt((-2 * log(r)) / r)));
    }
    const stream = randomStream("polar");
    expect(expected.map(() => stream.normal())).toEqual(expected);
  });

  it("shuffles in place, by Fisher and Yates, every order as often as another", () => {
    const stream = randomStream("orders");
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const order = stream.shuffle(Int8Array.of(0, 1, 2)).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // Chi-squared with 5 degrees of freedom exceeds 20.5 once in a thousand.
    const chiSquared = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(6);
    expect(chiSquared).toBeLessThan(20.5);
    const list = ["a", "b"];
    expect(stream.shuffle(list)).toBe(list);
  });

  it("goes back to where it was saved, between the two of a pair of normal draws, too", () => {
    const stream = randomStream("saved");
    const draw = () => [
      stream.normal(),
      stream.next(),
      stream.integer(10),
      stream.normal(1, 2),
      stream.normal(),
    ];
    for (let drawn = 0; drawn < 4; drawn++) {
      stream.normal();
      const state = stream.save();
      const after = draw();
      stream.restore(state);
      expect(draw()).toEqual(after);
      const other = randomStream("other");
      other.restore(state);
      expect(other.normal()).toBe(after[0]);
      stream.restore(state);
    }
  });
});
