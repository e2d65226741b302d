import { describe, expect, it } from "vitest";
import { readReference } from "../../src/verification/readReference.ts";
import { referenceFiles } from "../../src/verification/referenceFiles.ts";

/** Cases of the project's copy: none may get lost. */
const cases = {
  "activations.json": 10,
  "batchnorm.json": 57 + 3 + 14,
  "batchrenorm.json": 4,
  "effective_rank.json": 8,
  "gradients.json": 7,
  "dropout.json": 4,
  "frozen.json": 7,
  "groupnorm.json": 5 + 4,
  "ics_metrics.json": 10 + 12 + 5 + 3 + 3 + 12,
  "init.json": 1 + 6 + 24,
  "layernorm.json": 9,
  "losses.json": 4 + 3 + 2,
  "mlp_trajectories.json": 40,
  "optimizers.json": 28,
  "weight_decay.json": 8,
  "training_words.json": 5 + 4 + 6 + 4,
  "weightnorm.json": 3,
  "worked_example.json": 1 + 2,
};
const directory = new URL("../reference", import.meta.url).pathname;

describe("the lab against PyTorch, NumPy and SciPy", () => {
  it("has every kind of file", () => expect(Object.keys(cases)).toEqual(Object.keys(referenceFiles)));

  it.each(Object.entries(cases))("agrees with all of %s: %i cases", (file, count) => {
    const read = readReference(directory, file);
    if ("faults" in read) throw new Error(read.faults.join("; "));
    const results = read.kind.verify(read.content);
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    expect(results.filter(({ worst, numbers }) => worst <= 1 && numbers > 0).length).toBe(count);
    expect(new Set(results.map(({ name }) => name)).size).toBe(count);
  });
});
