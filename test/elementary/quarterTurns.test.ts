import { describe, expect, it } from "vitest";
import { sineAfter } from "../../src/elementary/quarterTurns.ts";

describe("sineAfter", () => {
  it("goes through sin, cos, −sin, −cos and back", () => {
    for (const x of [-7, -1, -0.3, 0.2, 1, 2, 3, 4, 5, 1000]) {
      const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((turns) => sineAfter(x, turns));
      expect([c, d, e]).toEqual([-a!, -b!, a]);
    }
  });

  it("is, by hand, ½ at π/6 and √½ at π/4", () => {
    expect(sineAfter(Math.PI / 6, 0)).toBeCloseTo(0.5, 15);
    expect(sineAfter(Math.PI / 3, 1)).toBeCloseTo(0.5, 15);
    expect(sineAfter(Math.PI / 4, 0)).toBeCloseTo(Math.SQRT1_2, 15);
  });
});
