import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinned, thinnedSteps, thinningWords } from "../../src/report/thinning.ts";

describe("the steps that a page carries", () => {
  const limits = { most: 54, room: 1000 };

  it("are as many as there is room for: 1,000 values of 40 a step leave 25", () => {
    expect(thinnedSteps(119, 40, limits)).toEqual({ recorded: 119, kept: 25 });
  });

  it("are never more than there are, nor than are worth drawing, nor fewer than 12", () => {
    expect(thinnedSteps(20, 1, limits).kept).toBe(20);
    expect(thinnedSteps(119, 1, limits).kept).toBe(54);
    expect(thinnedSteps(119, 5000, limits).kept).toBe(12);
    expect(thinnedSteps(0, 0, limits).kept).toBe(0);
  });

  it("are told where they are not all", () => {
    expect(thinningWords({ recorded: 119, kept: 40 })).toBe("40 of the 119 steps that were recorded");
    expect(thinningWords({ recorded: 40, kept: 40 })).toBe("");
  });

  it("are spread over the training, first and last among them, each once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 2, max: 120 }), (count, most) => {
        const kept = thinned(count, most);
        expect(kept).toHaveLength(Math.min(count, most));
        expect(kept[0]).toBe(0);
        expect(kept.at(-1)).toBe(count - 1);
        expect(new Set(kept).size).toBe(kept.length);
        const gaps = kept.slice(1).map((index, at) => index - kept[at]!);
        if (gaps.length > 0) expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
