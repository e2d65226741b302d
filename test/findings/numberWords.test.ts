import { describe, expect, it, test } from "vitest";
import {
  comparedWords,
  fixed,
  intervalWords,
  rangeWords,
  ratioWords,
  sideWords,
  valueWords,
} from "../../src/findings/numberWords.ts";

const endless = Number.POSITIVE_INFINITY;

describe("numbers in words", () => {
  it("have thin spaces and a typographic minus, and zero has no sign", () => {
    expect(fixed(1170, 0)).toBe("1\u202f170");
    expect(fixed(-0.444, 2)).toBe("−0.44");
    expect(fixed(-0.001, 2)).toBe("0.00");
  });

  test.each([
    ["share of flowers", -0.44, "95\u202f%"],
    ["share of flowers", 0.012, "95.4\u202f%"],
    ["share of flowers", 0.0001, "95.4\u202f%"],
    ["nats", 0.0042, "0.9536"],
    ["nats", 55, "1"],
    ["steps", 0.4, "1"],
  ])("in %s that differ by %d have the decimals this needs", (unit, difference, words) => {
    expect(comparedWords(unit, [difference, endless]).value(0.9536)).toBe(words);
  });

  it("that are shares differ by points", () => {
    const { difference, unit } = comparedWords("share of flowers", [-0.44]);
    expect(`${difference(-0.444)}${unit}`).toBe("−44\u202fpoints");
  });

  it("by themselves have three digits, steps none", () => {
    const words = valueWords("standard deviations");
    expect([0.05432, 1.234, 12.34, 1234, 0].map(words)).toEqual([
      "0.0543",
      "1.23",
      "12.3",
      "1\u202f234",
      "0",
    ]);
    expect(valueWords("steps")(12.5)).toBe("13");
  });

  it("become ratios from logarithms", () => {
    expect([0.52, 1.25, 0.052, 12.5, 250].map(Math.log).map(ratioWords)).toEqual([
      "× 0.52",
      "× 1.25",
      "× 0.052",
      "× 12.5",
      "× 250",
    ]);
  });
});

describe("ranges in words", () => {
  const words = (value: number) => fixed(value, 0);

  it("say what is known", () => {
    expect(rangeWords({ low: 2, high: 2 }, words)).toBe("2");
    expect(rangeWords({ low: 2, high: 3 }, words)).toBe("between 2 and 3");
    expect(rangeWords({ low: 2, high: endless }, words)).toBe("at least 2");
    expect(rangeWords({ low: -endless, high: -2 }, words)).toBe("at most −2");
    expect(rangeWords({ low: endless, high: endless }, words)).toBe("unbounded");
    expect(rangeWords({ low: -endless, high: endless }, words)).toBe("undetermined");
  });

  it("as intervals", () => {
    expect(intervalWords({ low: -2, high: 3 }, words)).toBe("−2 to 3");
    expect(intervalWords({ low: -2, high: endless }, words)).toBe("at least −2");
    expect(intervalWords({ low: -endless, high: 3 }, words)).toBe("at most 3");
    expect(intervalWords({ low: -endless, high: endless }, words)).toBe("unbounded");
  });

  it("as the median of runs", () => {
    expect(sideWords({ low: 1500, high: endless }, words)).toBe("more than 1\u202f500");
    expect(sideWords({ low: endless, high: endless }, words)).toBe("divergence");
    expect(sideWords({ low: -endless, high: endless }, words)).toBe("no known value");
  });
});
