import { describe, expect, it } from "vitest";
import { binaryExponent, logarithmRemainder, smallestNormal } from "../../src/elementary/logarithmParts.ts";

describe("binaryExponent", () => {
  it("leaves a number between √½ and √2", () => {
    expect([0.7, 0.71, 1, 1.41, 1.42, 2, 3, 1e10].map(binaryExponent)).toEqual([
      ...[-1, 0, 0, 0, 1, 1, 2, 33],
    ]);
  });

  it("reaches from the smallest normal number to the largest double", () => {
    expect([smallestNormal, 1.7976931348623157e308].map(binaryExponent)).toEqual([-1022, 1024]);
  });
});

describe("logarithmRemainder", () => {
  it("is ln(1 + f) − f + f²/2, by its series", () => {
    for (const f of [-0.29, -0.1, -1e-3, 1e-3, 0.1, 0.41]) {
      let series = 0;
      let power = f * f;
      for (let n = 3; n < 60; n++) {
        power *= -f;
        series -= power / n;
      }
      expect(logarithmRemainder(f) / series).toBeCloseTo(1, 14);
    }
  });
});
