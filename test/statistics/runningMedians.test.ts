import fc from "fast-check";
import { expect, it } from "vitest";
import { median } from "../../src/statistics/median.ts";
import { runningMedians } from "../../src/statistics/runningMedians.ts";

it("are the medians of the windows, one by one", () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.constant(Number.NaN));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 40 }), fc.integer({ min: 0, max: 6 }), (list, half) => {
      const values = Float64Array.from(list);
      const windows = values.subarray(0, Math.max(0, values.length - 2 * half));
      const expected = windows.map((_, at) => median(values.subarray(at, at + 2 * half + 1)));
      // Between −0 and 0 there is no order.
      const plain = (medians: Float64Array) => Array.from(medians, (each) => each + 0);
      expect(plain(runningMedians(values, half))).toEqual(plain(expected));
    }),
    { seed: 1, numRuns: 500 },
  );
});

it("is empty where no window fits", () => {
  expect(runningMedians(Float64Array.of(1, 2, 3, 4), 2)).toHaveLength(0);
});
