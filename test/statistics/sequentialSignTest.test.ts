import { describe, expect, it } from "vitest";
import {
  chanceToReach,
  criticalCount,
  looksUpTo,
  sequentialBound,
  sequentialP,
  sequentialRank,
} from "../../src/statistics/sequentialSignTest.ts";

const byFives = { atLeast: 10, atMost: 200, step: 5 };
const byFours = { atLeast: 12, atMost: 200, step: 4 };

describe("looksUpTo", () => {
  it("begins at the least, and ends at the most", () => {
    expect(looksUpTo(byFours, 24)).toEqual([12, 16, 20, 24]);
    expect(looksUpTo(byFours, 23)).toEqual([12, 16, 20]);
    expect(looksUpTo(byFours)).toHaveLength(48);
    expect(looksUpTo({ atLeast: 12, atMost: 30, step: 4 })).toEqual([12, 16, 20, 24, 28, 30]);
    expect(looksUpTo({ atLeast: 7, atMost: 7, step: 4 })).toEqual([7]);
  });

  it("says what it needs", () => {
    expect(() => looksUpTo({ atLeast: 12, atMost: 11, step: 4 })).toThrow("atLeast ≤ atMost");
    expect(() => looksUpTo({ atLeast: 12, atMost: 20, step: 0 })).toThrow("a step of at least 1");
  });
});

describe("chanceToReach", () => {
  it("of one look is the tail: two heads of two are 1/4, with a coin of 0.9 0.81", () => {
    const once = { atLeast: 2, atMost: 2, step: 1 };
    expect(chanceToReach(() => 2, once)).toBe(1 / 4);
    expect(chanceToReach(() => 2, once, { p: () => 0.9 })).toBeCloseTo(0.81, 15);
  });

  it("adds what comes to the bound later: by hand, 1 of 1 or 2 of 3", () => {
    // Heads at once 1/2; tails, heads, heads 1/8.
    const looks = { atLeast: 1, atMost: 3, step: 2 };
    expect(chanceToReach((n) => (n === 1 ? 1 : 2), looks)).toBe(5 / 8);
  });

  it("goes on from where a count stands", () => {
    // 3 of 4 are there: two more heads of two make 5 of 6.
    const looks = { atLeast: 2, atMost: 6, step: 2 };
    expect(chanceToReach(() => 5, looks, { from: { n: 4, successes: 3 } })).toBe(1 / 4);
  });
});

describe("criticalCount", () => {
  it("is the least count with so small a tail", () => {
    // P(Bin(10, ½) ≥ 9) = 11/1024
    expect(criticalCount(10, 11 / 1024)).toBe(9);
    expect(criticalCount(10, 10 / 1024)).toBe(10);
    expect(criticalCount(10, 0.5 / 1024)).toBe(11);
  });
});

// Values of an implementation in NumPy and SciPy (exact probabilities of a fair coin's walk).
describe("sequentialP", () => {
  it.each([
    [12, 12, byFours, 0.0018927703683359854],
    [20, 17, byFours, 0.008441358010405275],
    [40, 30, byFours, 0.007237295483422599],
    [100, 70, byFours, 0.0003311566104884575],
    [200, 130, byFours, 0.00010533982974862563],
    [20, 17, byFives, 0.008846761549719001],
    [100, 70, byFives, 0.000328278281593226],
  ])("of %i seeds with %i above", (n, above, looks, p) => {
    const x = [...Array(n - above + 1).keys()].reduce((sum, missing) => sum + choose(n, missing) / 2 ** n, 0);
    expect(sequentialP(x, looks)).toBeCloseTo(p, 14);
  });

  it("of one look is the tail itself", () => {
    expect(sequentialP(11 / 1024, { atLeast: 10, atMost: 10, step: 1 })).toBe(11 / 1024);
  });
});

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

describe("sequentialBound", () => {
  it.each([
    [byFives, 1, 0.0044502769708853395, { 10: 10, 20: 17, 30: 23, 50: 35, 100: 64, 200: 119 }],
    [byFives, 2, 0.0020825570079122217, { 10: 10, 20: 17, 30: 24, 50: 36, 100: 65, 200: 121 }],
    [byFives, 4, 0.000967614623832976, { 10: 11, 20: 18, 30: 24, 50: 37, 100: 66, 200: 123 }],
    [byFives, 8, 0.0004863803539756833, { 10: 11, 20: 18, 30: 25, 50: 37, 100: 67, 200: 124 }],
    [byFours, 1, 0.004073451114349284, { 12: 11, 16: 14, 20: 17, 24: 19, 40: 29, 100: 64, 200: 120 }],
    [byFours, 2, 0.001966586511116474, { 12: 12, 16: 15, 20: 17, 24: 20, 40: 30, 100: 65, 200: 121 }],
    [byFours, 4, 0.0010246646261426332, { 12: 12, 16: 15, 20: 18, 24: 20, 40: 31, 100: 66, 200: 123 }],
    [byFours, 8, 0.00042987041461449855, { 12: 12, 16: 15, 20: 18, 24: 21, 40: 31, 100: 68, 200: 124 }],
  ])("and the counts that decide: %o, %i claims", (looks, claims, bound, counts) => {
    expect(sequentialBound(0.025 / claims, looks) / bound).toBeCloseTo(1, 10);
    for (const [n, count] of Object.entries(counts)) expect(criticalCount(Number(n), bound)).toBe(count);
  });

  it("is 0 where no look could decide", () => {
    expect(sequentialBound(0.001, { atLeast: 4, atMost: 4, step: 1 })).toBe(0);
  });
});

describe("sequentialRank", () => {
  it("takes order statistics further out than one look does", () => {
    const ranks = (looks: typeof byFives, at: number[]) => at.map((n) => sequentialRank(n, looks).k);
    expect(ranks(byFives, [10, 15, 20, 30, 50, 100, 200])).toEqual([1, 3, 4, 8, 16, 37, 82]);
    expect(ranks(byFours, [12, 16, 20, 24, 40, 100, 200])).toEqual([2, 3, 4, 6, 12, 37, 81]);
  });

  it("tells the confidence that holds whenever one stops", () => {
    const { confidence } = sequentialRank(20, byFours);
    expect(confidence).toBeGreaterThanOrEqual(0.95);
    expect(confidence).toBeCloseTo(1 - 2 * sequentialP(0.004073451114349284, byFours), 10);
  });

  it("is 0 where there is none", () => {
    expect(sequentialRank(4, { atLeast: 4, atMost: 8, step: 4 }, 0.001).k).toBe(0);
  });
});
