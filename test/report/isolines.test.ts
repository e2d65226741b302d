import { describe, expect, it } from "vitest";
import { isolines } from "../../src/report/isolines.ts";

describe("isolines", () => {
  it("cuts a ramp straight across, where it has the level", () => {
    expect(isolines([0, 4, 0, 4], 2, 2, 1)).toEqual([[0.25, 0, 0.25, 1]]);
  });

  it("finds nothing on a level surface or beside it", () => {
    expect(isolines([1, 1, 1, 1], 2, 2, 2)).toEqual([]);
  });

  it("cuts a saddle twice and skips cells without numbers", () => {
    expect(isolines([1, 0, 0, 1], 2, 2, 0.6)).toHaveLength(2);
    expect(isolines([Number.NaN, 0, 0, 1], 2, 2, 0.5)).toEqual([]);
  });
});
