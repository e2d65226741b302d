import { describe, expect, it } from "vitest";
import { nuanceOf, verdictOf } from "../../src/findings/verdict.ts";

describe("verdictOf", () => {
  const test = { above: 0, below: 0, unknown: 0, p: 0.01, pSupports: 0.005, pContradicts: 0.9 };

  it("goes by the corrected p and by the smaller side", () => {
    expect(verdictOf(test, 0.05, 0.05)).toBe("supported");
    expect(verdictOf(test, 0.051, 0.05)).toBe("inconclusive");
    expect(verdictOf({ ...test, pSupports: 0.9, pContradicts: 0.005 }, 0.01, 0.05)).toBe("contradicted");
  });
});

describe("nuanceOf", () => {
  const finding = {
    verdict: "contradicted",
    form: "difference",
    twins: 20,
    fewest: 6,
    diverged: [0, 0],
    unmatched: false,
    unknown: 0,
    interval: { low: -0.5, high: -0.4 },
    margin: 0.01,
  } as const;

  it("is reversed only wholly below 0", () => {
    expect(nuanceOf(finding)).toBe("reversed");
    expect(nuanceOf({ ...finding, interval: { low: -0.5, high: 0 } })).toBeNull();
  });

  it("is too small to matter within ±margin", () => {
    expect(nuanceOf({ ...finding, interval: { low: -0.005, high: 0.01 } })).toBe("too small to matter");
    expect(nuanceOf({ ...finding, interval: { low: -0.011, high: 0.005 } })).toBeNull();
  });

  it("does not speak of direction for equality, nor of a supported claim", () => {
    expect(nuanceOf({ ...finding, form: "same" })).toBeNull();
    expect(nuanceOf({ ...finding, verdict: "supported" })).toBeNull();
  });

  it("puts an unmatched comparison before everything", () => {
    expect(nuanceOf({ ...finding, unmatched: true, twins: 5, diverged: [5, 5] })).toBe("too few reached it");
  });

  it("says of what is open whether it goes as claimed, or too few were known", () => {
    const open = { ...finding, verdict: "inconclusive" } as const;
    expect(nuanceOf({ ...open, interval: { low: 0.002, high: 0.4 } })).toBe(
      "yes, but perhaps less than asked for",
    );
    expect(nuanceOf({ ...open, interval: { low: 0, high: 0.4 } })).toBe("no clear direction");
    expect(nuanceOf({ ...open, unknown: 4 })).toBe("no clear direction");
    expect(nuanceOf({ ...open, unknown: 5 })).toBe("too few reached it");
    expect(nuanceOf({ ...open, form: "same" })).toBeNull();
  });

  it("puts too few seeds first, then divergence", () => {
    const few = { ...finding, verdict: "inconclusive", twins: 5, diverged: [0, 5] } as const;
    expect(nuanceOf(few)).toBe("too few seeds to decide");
    expect(nuanceOf({ ...few, fewest: 5 })).toBe("all runs of one side diverged");
    expect(nuanceOf({ ...finding, diverged: [0, 20] })).toBe("all runs of one side diverged");
  });
});
