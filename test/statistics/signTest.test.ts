import { describe, expect, it } from "vitest";
import { signTest } from "../../src/statistics/signTest.ts";

describe("signTest", () => {
  it("of 6 above in 6: p_up = 1/64, p = 2/64", () => {
    expect(signTest(6, 6, 0)).toEqual({ pUp: 1 / 64, pDown: 1, p: 2 / 64 });
  });

  it("keeps ties in n: 5 above, 1 below, 2 tied of 8", () => {
    // P(Bin(8, ½) ≥ 5) = (56 + 28 + 8 + 1)/256
    expect(signTest(8, 5, 1)).toEqual({ pUp: 93 / 256, pDown: 255 / 256, p: 186 / 256 });
  });

  it("never exceeds 1", () => {
    expect(signTest(4, 2, 2).p).toBe(1);
  });

  it("says what it needs", () => {
    expect(() => signTest(0, 0, 0)).toThrow("needs at least 1 observation, got 0");
    expect(() => signTest(3, 2, 2)).toThrow("do not fit 3 observations");
  });
});
