import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalWidthEdges } from "../../src/statistics/equalWidthEdges.ts";
import { histogram, histogramByCuts } from "../../src/statistics/histogram.ts";
import { samples } from "./samples.ts";

describe("histogram", () => {
  it("puts an edge to its right, the last edge to the last bin, and what lies outside nowhere", () => {
    const counts = histogram([-0.1, 0, 0.5, 1, 1.5, 2, 2.1, Number.NaN], [0, 1, 2]);
    expect(Array.from(counts)).toEqual([2, 3]);
  });

  it("counts every value once from the smallest to the largest", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 20 }), (x, bins) => {
        const [low, high] = [Math.min(...x), Math.max(...x)];
        if (high - low < 1e-9 && high !== low) return;
        const counts = histogram(x, equalWidthEdges(low, high, bins));
        expect(counts.length).toBe(bins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(x.length);
      }),
    );
  });

  it("refuses edges that do not ascend", () => {
    expect(() => histogram([1], [1])).toThrow("at least 2 edges, got 1");
    expect(() => histogram([1], [0, 2, 2])).toThrow("edges ascend; got 2 before 2");
  });
});

describe("histogramByCuts", () => {
  it("puts a value equal to a cut to its right", () => {
    expect(Array.from(histogramByCuts([-5, 1, 1.5, 2, 9], [1, 2]))).toEqual([1, 2, 2]);
    expect(Array.from(histogramByCuts([3, 4, Number.NaN], []))).toEqual([2]);
  });

  it("counts every value once, and below each cut what is below it", () => {
    fc.assert(
      fc.property(samples, fc.uniqueArray(fc.integer({ min: -4, max: 4 })), (x, unsorted) => {
        const cuts = unsorted.sort((left, right) => left - right);
        const counts = histogramByCuts(x, cuts);
        let below = 0;
        cuts.forEach((cut, k) => {
          below += counts[k]!;
          expect(below).toBe(x.filter((value) => value < cut).length);
        });
        expect(below + counts[cuts.length]!).toBe(x.length);
      }),
    );
  });
});
