import { describe, expect, it } from "vitest";
import { equalWidthEdges } from "../../src/statistics/equalWidthEdges.ts";

describe("equalWidthEdges", () => {
  it("splits evenly, and ends exactly at the bounds", () => {
    expect(Array.from(equalWidthEdges(-1, 1, 4))).toEqual([-1, -0.5, 0, 0.5, 1]);
    const edges = equalWidthEdges(0.1, 0.7, 3);
    expect([edges[0], edges[3]]).toEqual([0.1, 0.7]);
  });

  it("opens a bin around a single value", () => {
    expect(Array.from(equalWidthEdges(2, 2, 2))).toEqual([1.5, 2, 2.5]);
  });

  it("refuses bounds and bins that make no edges", () => {
    expect(() => equalWidthEdges(0, 1, 0)).toThrow("got 0");
    expect(() => equalWidthEdges(1, 0, 2)).toThrow("got 1 and 0");
    expect(() => equalWidthEdges(0, Number.POSITIVE_INFINITY, 2)).toThrow("finite bounds");
  });
});
