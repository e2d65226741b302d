import fc from "fast-check";

/** Small samples, with ties as often as not. */
export const samples = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 }),
  fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 }),
);

/** Counts of two histograms over the same bins, neither of them empty. */
export const twoHistograms = fc
  .array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 10 })
  .map((bins) => [bins.map(([a]) => a), bins.map(([, b]) => b)] as const)
  .filter((both) => both.every((counts) => counts.some((count) => count > 0)));
