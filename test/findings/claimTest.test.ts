import { describe, expect, it } from "vitest";
import { claimTest } from "../../src/findings/claimTest.ts";
import type { Range } from "../../src/findings/range.ts";

const times = (count: number, low: number, high = low): Range[] =>
  Array.from({ length: count }, () => ({ low, high }));

describe("claimTest", () => {
  it("of 6 above in 6: p_up = 1/64, p = 2/64", () => {
    expect(claimTest("difference", times(6, 2), 1)).toEqual({
      above: 6,
      below: 0,
      unknown: 0,
      pSupports: 1 / 64,
      pContradicts: 1,
      p: 2 / 64,
    });
  });

  it("keeps ties and what is unknown in n: 5 above, 1 below, 1 tied, 1 unknown of 8", () => {
    // P(Bin(8, ½) ≥ 5) = (56 + 28 + 8 + 1)/256
    const differences = [...times(5, 2), ...times(1, 0), ...times(1, 1), ...times(1, 0, 3)];
    expect(claimTest("difference", differences, 1)).toEqual({
      above: 5,
      below: 1,
      unknown: 1,
      pSupports: 93 / 256,
      pContradicts: 255 / 256,
      p: 186 / 256,
    });
  });

  it("of the same asks both of its tests, and against it one: 7 of 8 within, 1 above", () => {
    // P(Bin(8, ½) ≥ 7) = 9/256, ≥ 8 = 1/256, ≥ 1 = 255/256
    expect(claimTest("same", [...times(7, 0), ...times(1, 3)], 1)).toEqual({
      above: 1,
      below: 0,
      unknown: 0,
      pSupports: 9 / 256,
      pContradicts: 255 / 256,
      p: 18 / 256,
    });
  });

  it("never exceeds 1, and needs a difference", () => {
    expect(claimTest("difference", [...times(2, 2), ...times(2, 0)], 1).p).toBe(1);
    expect(() => claimTest("difference", [], 1)).toThrow("needs at least 1 difference, got 0");
  });
});
