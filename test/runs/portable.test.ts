import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromPortable, toPortable } from "../../src/runs/portable.ts";

const leaf = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.double().map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.float64Array(),
  fc.float32Array(),
  fc.int32Array(),
  fc.uint8Array(),
);
const records = fc.dictionary(
  fc.string().filter((key) => !key.startsWith("$") && key !== "__proto__"),
  fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.constantFrom("a", "b"), leaf)),
  { noNullPrototype: true },
);

describe("the portable form", () => {
  it("gives back exactly what was put in, not-a-numbers among it", () => {
    fc.assert(
      fc.property(records, (value) => {
        expect(fromPortable(toPortable(value))).toEqual(value);
      }),
    );
  });

  it("is the same bytes for the same value", () => {
    const value = {
      loss: Float64Array.of(0.1, Number.NaN),
      steps: Int32Array.of(1),
      end: Number.POSITIVE_INFINITY,
    };
    expect(toPortable(value)).toEqual(toPortable(structuredClone(value)));
  });

  it("has one NaN for all, and every other number by its bits", () => {
    const doubles = [0xfff8000000000000n, 0x7ff8000000000123n, 0x8000000000000000n, 1n, 0x3ff0000000000001n];
    const singles = [0xffc00000, 0x7fc00042, 0x80000000, 1, 0x3f800001];
    const value = {
      double: new Float64Array(BigUint64Array.from(doubles).buffer),
      single: new Float32Array(Uint32Array.from(singles).buffer),
    };
    const { double, single } = fromPortable(toPortable(value)) as typeof value;
    const bitsOf = (array: Float64Array | Float32Array) =>
      array.buffer.slice(array.byteOffset, array.byteOffset + array.byteLength) as ArrayBuffer;
    const nan = 0x7ff8000000000000n;
    expect([...new BigUint64Array(bitsOf(double))]).toEqual([nan, nan, ...doubles.slice(2)]);
    expect([...new Uint32Array(bitsOf(single))]).toEqual([0x7fc00000, 0x7fc00000, ...singles.slice(2)]);
    expect(new BigUint64Array(value.double.buffer)[0]).toBe(doubles[0]);
  });

  it("refuses what is not a stored run, and one that was cut short", () => {
    const whole = toPortable({ loss: new Float64Array(100) });
    expect(() => fromPortable(new TextEncoder().encode("something else"))).toThrow(
      "expected it to begin with",
    );
    expect(() => fromPortable(whole.subarray(0, whole.length - 8))).toThrow("cut short");
  });
});
