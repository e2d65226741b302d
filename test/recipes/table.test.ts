import { describe, expect, it } from "vitest";
import { tables, tablesOf } from "../../src/report/tables/reportTables.ts";
import { ofRuns } from "../../src/report/tables/tidyTable.ts";
import { trainedInput } from "../report/fixture.ts";
import { rowsOf } from "../report/tables/rowsOf.ts";

describe("a new table", () => {
  it("is a line in the table of tables, and has the run and its factors before its own columns", () => {
    const ends = ofRuns({
      name: "ends",
      description: "Where runs ended.",
      places: ({ summary }) => [summary],
    })({
      steps: ["INT32", "parameter updates done", ({ stepsDone }) => stepsDone],
      left: ["DOUBLE", "a number that is not finite is null", () => Number.POSITIVE_INFINITY],
    });
    const [made] = tablesOf(trainedInput({ seeds: 1, detailed: 0, steps: 20 }), [...tables, ends]).slice(-1);
    expect(made!.columns.map(({ name }) => name)).toEqual([
      "variant",
      "sampling",
      "normalization",
      "seed",
      "steps",
      "left",
    ]);
    const rows = rowsOf(made!);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual({
      variant: "uniform--none",
      sampling: "uniform",
      normalization: "none",
      seed: 1,
      steps: 20,
      left: null,
    });
  });
});
