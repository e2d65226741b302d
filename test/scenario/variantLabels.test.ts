import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { variantLabels } from "../../src/scenario/variantLabels.ts";

describe("variantLabels", () => {
  it("are the levels, side by side", () => {
    expect(
      variantLabels(
        [
          ["uniform", "none"],
          ["uniform", "batch"],
        ],
        ["a", "b"],
      ),
    ).toEqual(["uniform, none", "uniform, batch"]);
    expect(variantLabels([[]], ["only"])).toEqual([""]);
    expect(
      variantLabels(
        [
          ["", "x"],
          [" ", "x"],
        ],
        ["a", "b"],
      ),
    ).toEqual(['"", x', '" ", x']);
  });

  it("stand in quotes where two would read the same", () => {
    expect(
      variantLabels(
        [
          ["a, b", "c"],
          ["a", "b, c"],
          ["d", "e"],
        ],
        ["1", "2", "3"],
      ),
    ).toEqual(['"a, b", "c"', '"a", "b, c"', "d, e"]);
    expect(variantLabels([["two  blanks"], ["two blanks"]], ["1", "2"])).toEqual([
      '"two  blanks" (1)',
      '"two blanks" (2)',
    ]);
  });

  it("never read the same, of variants with different levels", () => {
    const level = fc.string({ unit: fc.constantFrom("a", ",", " ", '"', "(", "1", ")"), maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(level, level), { selector: String, maxLength: 8 }), (levels) => {
        const ids = levels.map((_, index) => `variant-${index}`);
        const read = variantLabels(levels, ids).map((label) => label.replaceAll(/\s+/g, " ").trim());
        expect(new Set(read).size).toBe(levels.length);
      }),
      { seed: 28, numRuns: 2000 },
    );
  });

  it("tell the variants of a scenario apart", () => {
    const read = readScenario(
      "small.yaml",
      `title: t
question: q
data: { flowers: { train: 64, test: 16, probe: 16 } }
network: { hidden: [3] }
training: { steps: 10, batchSize: 8, optimizer: { kind: sgd, learningRate: 1 } }
vary:
  one:
    "a, b": { network.activation: tanh }
    a: { network.activation: relu }
  two:
    c: { training.steps: 10 }
    "b, c": { training.steps: 20 }
seeds: 2
`,
    );
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    expect(read.scenario.variants.map(({ label }) => label)).toEqual([
      '"a, b", "c"',
      "a, b, b, c",
      "a, c",
      '"a", "b, c"',
    ]);
  });
});
