import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isolinePaths } from "../../src/report/isolinePaths.ts";
import { isolines } from "../../src/report/isolines.ts";

describe("isolinePaths", () => {
  it("joins a hill's outline into one closed path", () => {
    const [path, ...more] = isolinePaths([0, 0, 0, 0, 1, 0, 0, 0, 0], 3, 3, 0.5);
    expect(more).toEqual([]);
    expect(path).toHaveLength(5);
    expect(path!.at(-1)).toEqual(path![0]);
    expect(path!.slice(1).map(([x, y]) => Math.abs(x - 1) + Math.abs(y - 1))).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("joins a ramp's line from edge to edge", () => {
    const heights = Array.from({ length: 20 }, (_, at) => at % 5);
    const [path, ...more] = isolinePaths(heights, 5, 4, 1.25);
    expect(more).toEqual([]);
    expect(path!.map(([x]) => x)).toEqual([1.25, 1.25, 1.25, 1.25]);
    expect(path!.map(([, y]) => y).sort()).toEqual([0, 1, 2, 3]);
  });

  it("keeps every segment, once, on any surface", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 36, maxLength: 36 }), (heights) => {
        const joined = isolinePaths(heights, 6, 6, 7.5);
        const steps = joined.reduce((sum, path) => sum + path.length - 1, 0);
        expect(steps).toBe(isolines(heights, 6, 6, 7.5).length);
      }),
    );
  });
});
