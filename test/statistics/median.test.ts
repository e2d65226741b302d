import { describe, expect, it } from "vitest";
import { median } from "../../src/statistics/median.ts";

describe("median", () => {
  it("leaves out what is not defined", () => {
    expect(median([3, Number.NaN, 1, 10])).toBe(3);
    expect(median([4, Number.NaN, 2])).toBe(3);
    expect(median([Number.NaN])).toBeNaN();
  });
});
