import { describe, expect, it } from "vitest";
import { type Witness, witnessCase } from "../../src/verification/witness.ts";

const failuresOf = (check: (witness: Witness) => void) => witnessCase("a case", check).failures;

describe("a witness", () => {
  it("takes the tolerance by the largest number of the array, at least 1", () => {
    // 1e-11 · 1000 = 1e-8 allowed to every number of the array
    expect(failuresOf((witness) => witness.vector("v", [0.5e-8, 1000], [0, 1000]))).toEqual([]);
    expect(failuresOf((witness) => witness.vector("v", [2e-8, 1000], [0, 1000]))).toEqual([
      { case: "a case", field: "v[0]", expected: "0", found: "2e-8" },
    ]);
    expect(failuresOf((witness) => witness.number("n", 1.5e-3, 1e-3, 1e-3))).toEqual([]);
    expect(witnessCase("a case", (witness) => witness.number("n", 1.5, 1, 1)).worst).toBe(0.5);
  });

  it("tells the worst number by sample and unit", () => {
    const found = { rows: 2, columns: 3, stride: 3, values: Float64Array.of(1, 2, 3, 10, 20, 33) };
    const expected = [
      [1, 10],
      [2.5, 20],
      [3, 30],
    ];
    expect(failuresOf((witness) => witness.samples("x", found, expected))).toEqual([
      { case: "a case", field: "x[2][1]", expected: "30", found: "33" },
    ]);
  });

  it("does not take NaN, ∞ or nothing for a number", () => {
    for (const found of [Number.NaN, Number.POSITIVE_INFINITY, null]) {
      const result = witnessCase("a case", (witness) => witness.number("n", found, 1));
      expect(result.failures.length).toBe(1);
      expect(result.worst).toBe(Number.POSITIVE_INFINITY);
    }
    expect(failuresOf((witness) => witness.number("n", 0, null)).length).toBe(1);
    expect(failuresOf((witness) => witness.number("n", null, null))).toEqual([]);
  });

  it("says both shapes where they differ", () => {
    const matrix = { rows: 1, columns: 2, stride: 2, values: new Float64Array(2) };
    expect(failuresOf((witness) => witness.samples("x", matrix, [[0, 0]]))).toEqual([
      { case: "a case", field: "x", expected: "1 × 2 numbers", found: "2 × 1 numbers" },
    ]);
    expect(failuresOf((witness) => witness.vector("v", [1], [1, 2]))).toEqual([
      { case: "a case", field: "v", expected: "2 numbers", found: "1 numbers" },
    ]);
  });

  it("makes an error of the lab, and a case that compares nothing, failures", () => {
    const refused = failuresOf(() => {
      throw new Error("a batch of one");
    });
    expect(refused[0]!.found).toBe("the lab refused: a batch of one");
    expect(failuresOf(() => {})[0]!.found).toBe("nothing");
  });
});
