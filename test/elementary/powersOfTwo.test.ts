import { expect, it } from "vitest";
import { twoTo } from "../../src/elementary/powersOfTwo.ts";

it("has every power of two from −1024 to 1023, and takes others modulo 2048", () => {
  expect([-1024, -1023, -1022, -1, 0, 1, 52, 1023].map(twoTo)).toEqual([
    ...[5.562684646268003e-309, 1.1125369292536007e-308, 2.2250738585072014e-308, 0.5, 1, 2],
    ...[4503599627370496, 8.98846567431158e307],
  ]);
  for (let k = -1024; k < 1023; k++) expect(twoTo(k + 1)).toBe(2 * twoTo(k));
  expect(twoTo(2048)).toBe(1);
});
