import { describe, expect, it } from "vitest";
import { tablesOf } from "../../../src/report/tables/reportTables.ts";
import { trainedInput } from "../fixture.ts";
import { rowsOf } from "./rowsOf.ts";

const input = trainedInput({ seeds: 3, detailed: 1, hidden: [1, 1, 2] });
const tables = new Map(tablesOf(input).map((table) => [table.name, table]));

const rows = (name: string) => rowsOf(tables.get(name)!);

describe("the tables of a report", () => {
  it("hold all of it, one row per what their name says", () => {
    expect([...tables.keys()]).toEqual([
      "runs",
      "final",
      "curves",
      "drift",
      "batch_shift",
      "gradient_shift",
      "landscape",
      "cause_sizes",
      "causes",
      "measures_over_steps",
      "unit_inputs",
    ]);
    // 4 variants × 3 seeds; 50 lags of 4 in 200 steps, 3 hidden layers; the gradient shift has 2 more and the output.
    expect(rows("drift")).toHaveLength(12 * 3 * 50);
    const updates = input.details[0]!.record.blocks["gradient-shift"]!.steps.length;
    expect(rows("gradient_shift")).toHaveLength(12 * 3 * updates);
    expect(new Set(rows("gradient_shift").map(({ layer }) => layer))).toEqual(new Set([2, 3, 4]));
    expect(rows("landscape")).toHaveLength(12 * updates);
    // 3 causes and sampling's 2 parts in training, 4 at inference.
    expect(rows("cause_sizes")).toHaveLength(12 * 3 * 9);
    // Of the one detailed seed, four units in the three layers.
    expect(rows("causes")).toHaveLength(4 * 4 * input.details[0]!.record.blocks.causes!.steps.length * 7);
  });

  it("say of every run what its record says", () => {
    const { variant, seed, record } = input.details[1]!;
    const own = (name: string) => rows(name).filter((row) => row.variant === variant && row.seed === seed);
    const { causes, landscape, drift } = record.blocks;
    const [first] = own("causes").filter(
      (row) => row.mode === "training" && row.layer === 2 && row.cause === "upstream",
    );
    expect(first).toMatchObject({
      unit: 1,
      step: causes!.steps[0],
      mean: causes!.training[1]!.causes.upstream.mean[0],
      mean_high: causes!.training[1]!.causes.upstream.meanHigh[0],
      sd: causes!.training[1]!.sd[0],
    });
    expect(own("landscape")[2]).toMatchObject({
      step: landscape!.steps[2],
      beta: landscape!.beta[2],
      rate_beta: landscape!.beta[2],
      loss_range: landscape!.lossHigh[2]! - landscape!.lossLow[2]!,
    });
    const known = drift!.uncertainty!.steps.indexOf(16);
    const { absolute, pooledSd, movement, movementSd } = drift!.layers[1]!;
    expect(own("drift").filter(({ layer }) => layer === 2)[3]).toMatchObject({
      step: 16,
      lag: 4,
      absolute: absolute[3],
      normalized: Math.fround(absolute[3]! / pooledSd[3]!),
      movement: Math.fround(movement[3]! / movementSd[3]!),
      normalized_low: known < 0 ? null : drift!.uncertainty!.layers[1]!.low[known],
    });
  });

  it("describe every column", () => {
    for (const { columns, description } of tables.values()) {
      expect(description).not.toBe("");
      for (const column of columns) expect(column.description).not.toBe("");
    }
  });

  it("leave the accuracy on a subset empty where no test sample is of it", () => {
    const [first] = input.runs;
    const bySubset = { A: 0.5, B: 1, C: Number.NaN };
    const final = { running: { ...first!.summary.final.running!, bySubset } };
    const subsets = tablesOf({ ...input, runs: [{ ...first!, summary: { ...first!.summary, final } }] }).find(
      ({ name }) => name === "subsets",
    );
    expect(rowsOf(subsets!).map(({ subset, accuracy }) => [subset, accuracy])).toEqual([
      ["A", 0.5],
      ["B", 1],
      ["C", null],
    ]);
  });

  it("leave out what was not tracked", () => {
    const bare = {
      ...input,
      runs: input.runs.map((run) => ({
        ...run,
        summary: { ...run.summary, courses: [], causes: null, drift: null, batchShift: null },
      })),
      details: [],
    };
    expect(tablesOf(bare).map(({ name }) => name)).toEqual(["runs", "final", "curves"]);
  });
});
