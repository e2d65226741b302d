import { describe, expect, it } from "vitest";
import { outcomeDifferences } from "../../src/findings/outcomeDifferences.ts";
import { repeated, runsOf, steps } from "./laboratory.ts";

describe("outcomeDifferences", () => {
  it("pairs by seed, second less first", () => {
    const [difference] = outcomeDifferences(
      runsOf("a", [0.5, 0.6, 0.7, 0.8, 0.9, 0.4]),
      runsOf("b", [0.6, 0.7, 0.8, 0.9, 1.0, 0.5]),
    );
    expect(difference).toMatchObject({ scale: "difference", twins: 6, identical: false });
    for (const end of [difference!.effect, difference!.interval]) {
      expect(end.low).toBeCloseTo(0.1, 12);
      expect(end.high).toBeCloseTo(0.1, 12);
    }
  });

  it("takes logarithms where the measure is compared by ratio", () => {
    const [difference] = outcomeDifferences(
      runsOf("a", repeated(100, 6), steps),
      runsOf("b", repeated(200, 6), steps),
    );
    expect(difference!.scale).toBe("ratio");
    expect(Math.exp(difference!.effect.low)).toBeCloseTo(2, 12);
    const zero = outcomeDifferences(runsOf("a", [0], steps), runsOf("b", [5], steps))[0]!;
    expect(zero).toMatchObject({ scale: "difference", effect: { low: 5, high: 5 } });
  });

  it("pairs nothing where no seed is common, and says so", () => {
    const others = runsOf("b", [0.9]).map((run) => ({ ...run, seed: 9 }));
    expect(outcomeDifferences(runsOf("a", [0.5]), others)[0]).toMatchObject({
      first: { low: 0.5 },
      second: { low: 0.9 },
      twins: 0,
      identical: false,
      effect: { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
    });
  });

  it("leaves out what one of the two has not measured", () => {
    expect(outcomeDifferences(runsOf("a", [0.5]), runsOf("b", [100], steps))).toEqual([]);
    expect(outcomeDifferences([], [])).toEqual([]);
  });

  it("knows runs that are the same", () => {
    expect(outcomeDifferences(runsOf("a", [0.5, 0.6]), runsOf("b", [0.5, 0.6]))[0]!.identical).toBe(true);
    expect(outcomeDifferences(runsOf("a", [0.5, 0.6]), runsOf("b", [0.5, 0.7]))[0]!.identical).toBe(false);
  });
});
