import { describe, expect, it } from "vitest";
import { withFactorColumns } from "../../../src/report/tables/factorColumns.ts";
import type { Table } from "../../../src/report/tables/tidyTable.ts";
import { toCsv } from "../../../src/report/tables/writeTable.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { trainedInput } from "../fixture.ts";

const table: Table = {
  name: "small",
  description: "Two rows.",
  csv: true,
  columns: [
    { name: "variant", type: "STRING", description: "variant", gaps: false },
    { name: "seed", type: "INT32", description: "seed", gaps: false },
    { name: "step", type: "INT32", description: "step", gaps: false },
  ],
  parts: [
    [["a"], [1], [2]],
    [["b"], [1], [3]],
  ],
};

/** Two variants: of each factor the first level, and the last. */
function scenarioWith(factors: Readonly<Record<string, readonly string[]>>): Scenario {
  const { scenario } = trainedInput({ seeds: 1, detailed: 0, steps: 20 });
  const variants = ["a", "b"].map((id, index) => ({
    ...scenario.variants[0]!,
    id,
    levels: Object.fromEntries(Object.entries(factors).map(([name, levels]) => [name, levels.at(-index)!])),
  }));
  return {
    ...scenario,
    factors: Object.entries(factors).map(([name, levels]) => ({ name, levels })),
    variants,
  };
}

const columnsOf = (factors: Readonly<Record<string, readonly string[]>>) =>
  withFactorColumns([table], scenarioWith(factors))[0]!.columns.map(({ name, type }) => `${name} ${type}`);

describe("withFactorColumns", () => {
  it("adds each factor's level behind the variant, as a number where all are numbers", () => {
    const factors = {
      sampling: ["uniform", "one-subset"],
      "training.optimizer.learningRate": ["0.1", "1e-5"],
    };
    const [added] = withFactorColumns([table], scenarioWith(factors));
    expect(toCsv(added!)).toBe(
      "variant,sampling,training_optimizer_learningRate,seed,step\r\na,uniform,0.1,1,2\r\nb,one-subset,0.00001,1,3\r\n",
    );
  });

  it("finds a name that no other column has", () => {
    expect(
      columnsOf({ Step: ["x", "y"], seed: ["x", "y"], "seed level": ["x", "y"], "2nd": ["x", "y"] }),
    ).toEqual([
      "variant STRING",
      "Step_level STRING",
      "seed_level STRING",
      "seed_level_level STRING",
      "factor_2nd STRING",
      "seed INT32",
      "step INT32",
    ]);
    expect(columnsOf({ "=": ["x", "y"], "+": ["x", "y"], "-": ["x", "y"] }).slice(1, 4)).toEqual([
      "factor STRING",
      "factor_level STRING",
      "factor_level_2 STRING",
    ]);
  });

  it("keeps levels apart that are one number, and writes out what acts", () => {
    expect(columnsOf({ rate: ["1", "1.0"] })[1]).toBe("rate STRING");
    const [added] = withFactorColumns([table], scenarioWith({ rate: ["=1+1", "\u001b[31m"] }));
    expect(toCsv(added!)).toBe("variant,rate,seed,step\r\na,'=1+1,1,2\r\nb,\\u001b[31m,1,3\r\n");
    const [, named] = withFactorColumns([table], scenarioWith({ "a | b": ["x", "y"] }))[0]!.columns;
    expect(named!.description).toBe("level of the factor a \\| b");
  });
});
