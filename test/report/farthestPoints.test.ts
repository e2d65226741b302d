import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { farthestPoints } from "../../src/report/farthestPoints.ts";

describe("farthestPoints", () => {
  it("takes the ends of a line, then its middle", () => {
    const line = [0, 1, 2, 3, 4].map((x) => ({ x, y: 0 }));
    expect(farthestPoints(line, 3)).toEqual([0, 4, 2]);
  });

  it("takes each point at most once, as many as there are", () => {
    const point = fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(fc.uniqueArray(point, { selector: ({ x, y }) => `${x},${y}`, maxLength: 12 }), (points) => {
        const few = farthestPoints(points, 5);
        expect(new Set(few).size).toBe(Math.min(5, points.length));
      }),
    );
  });
});
