import { describe, expect, it } from "vitest";
import { startOfDecades } from "../../../../src/report/charts/lead/decades.ts";

describe("startOfDecades", () => {
  it("is half of the smallest of medians that span two decades or more", () => {
    expect(startOfDecades([0.002, 0.3])).toBe(0.001);
    expect(startOfDecades([2, 200])).toBe(1);
  });

  it("is none where a linear axis shows them all, or some are not positive", () => {
    expect(startOfDecades([3, 200])).toBeNull();
    expect(startOfDecades([0, 200])).toBeNull();
    expect(startOfDecades([-1, 200])).toBeNull();
  });
});
