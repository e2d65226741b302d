import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradientChange } from "../../../src/tracking/meters/gradientChange.ts";

const of = (...x: number[]) => Float64Array.from(x);
const slopes = fc.array(
  fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })),
  { minLength: 1, maxLength: 9 },
);

describe("gradientChange", () => {
  it("of (3, 4) to (4, 3), in one piece or in two: √2 apart, cosine 24/25", () => {
    const whole = gradientChange([{ before: of(3, 4), after: of(4, 3) }]);
    expect(whole).toEqual({ change: Math.SQRT2, cosine: expect.closeTo(0.96, 15), norm: 5, normAfter: 5 });
    const split = [
      { before: of(3), after: of(4) },
      { before: of(4), after: of(3) },
    ];
    expect(gradientChange(split)).toEqual(whole);
  });

  it("obeys the law of cosines, and turns over with its gradients", () => {
    fc.assert(
      fc.property(slopes, (pairs) => {
        const before = Float64Array.from(pairs, ([g]) => g);
        const after = Float64Array.from(pairs, ([, h]) => h);
        const { change, cosine, norm, normAfter } = gradientChange([{ before, after }]);
        const turned = gradientChange([{ before: after, after: before }]);
        expect([turned.change, turned.norm, turned.normAfter]).toEqual([change, normAfter, norm]);
        expect(cosine === null).toBe(norm === 0 || normAfter === 0);
        if (cosine === null) return;
        expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
        expect(change ** 2).toBeCloseTo(norm ** 2 + normAfter ** 2 - 2 * norm * normAfter * cosine, 9);
      }),
    );
  });

  it("has no direction where one gradient is 0, and keeps NaN", () => {
    expect(gradientChange([{ before: of(0, 0), after: of(3, 4) }])).toEqual({
      change: 5,
      cosine: null,
      norm: 0,
      normAfter: 5,
    });
    expect(gradientChange([{ before: of(Number.NaN), after: of(1) }]).cosine).toBeNaN();
  });
});
