import { describe, expect, it } from "vitest";
import { verifyReference } from "../../src/verification/verify.ts";

/** Cases of the project's copy: none may get lost. */
const cases = {
  "activations.json": 10,
  "batchnorm.json": 57 + 3 + 14,
  "batchrenorm.json": 4,
  "ics_metrics.json": 10 + 12 + 5 + 3 + 3 + 12,
  "init.json": 1 + 6 + 24,
  "layernorm.json": 9,
  "losses.json": 4 + 3 + 2,
  "mlp_trajectories.json": 40,
  "optimizers.json": 28,
  "weightnorm.json": 3,
  "worked_example.json": 1 + 2,
};
const results = verifyReference(new URL("../reference", import.meta.url).pathname);

describe("the lab against PyTorch, NumPy and SciPy", () => {
  it("is held against every case of every file", () => {
    expect(results.flatMap(({ faults }) => faults)).toEqual([]);
    expect(Object.fromEntries(results.map((result) => [result.file, result.cases.length]))).toEqual(cases);
  });

  const all = results.flatMap(({ file, cases: ofFile }) => ofFile.map((one) => ({ ...one, file })));
  it.each(all)("agrees: $file, $name", ({ failures, worst, numbers }) => {
    expect(failures).toEqual([]);
    expect(worst).toBeLessThanOrEqual(1);
    expect(numbers).toBeGreaterThan(0);
  });
});
