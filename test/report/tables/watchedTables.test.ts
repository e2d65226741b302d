import { describe, expect, it } from "vitest";
import { tablesOf } from "../../../src/report/tables/reportTables.ts";
import type { Blocks } from "../../../src/tracking/observations/observations.ts";
import { trainedInput } from "../fixture.ts";
import { rowsOf } from "./rowsOf.ts";

const input = trainedInput({ seeds: 2, detailed: 1, steps: 20 });
const [first, ...others] = input.details;
const blocks: Blocks = {
  ...first!.record.blocks,
  "batch-moments": {
    steps: Int32Array.of(1, 2),
    layers: [
      {
        units: 2,
        mean: Float64Array.of(1, 2, 3, 4),
        sd: Float64Array.of(0.1, 0.2, 0.3, 0.4),
        min: Float64Array.of(-1, -2, -3, -4),
        max: Float64Array.of(5, 6, 7, Number.NaN),
      },
    ],
  },
  "probe-percentiles": { steps: Int32Array.of(4), layers: [Float64Array.of(1, 2, 3, 4, 5, 6)] },
  sensitivity: {
    steps: Int32Array.of(0, 5),
    loss: Float64Array.of(0.7, 0.6),
    twinLoss: Float64Array.of(0.7, 0.5),
    distance: Float64Array.of(1e-12, 0.25),
  },
};
const record = { ...first!.record, blocks };
const tables = tablesOf({ ...input, details: [{ ...first!, record }, ...others] });
const rowsIn = (name: string) => rowsOf(tables.find((table) => table.name === name)!);

describe("tables of what is watched on demand", () => {
  it("have one row per step and unit", () => {
    const { variant, seed } = first!;
    const levels = { sampling: "uniform", normalization: "none" };
    const rows = rowsIn("batch_moments");
    expect(rows).toHaveLength(4);
    expect(rows[2]).toEqual({
      variant,
      ...levels,
      seed,
      step: 2,
      layer: 1,
      unit: 1,
      mean: 3,
      sd: 0.3,
      min: -3,
      max: 7,
    });
    expect(rowsIn("probe_percentiles")).toEqual([
      { variant, ...levels, seed, step: 4, layer: 1, unit: 1, p15: 1, p50: 2, p85: 3 },
      { variant, ...levels, seed, step: 4, layer: 1, unit: 2, p15: 4, p50: 5, p85: 6 },
    ]);
  });

  it("have one row per step where the whole network is watched", () => {
    const { variant, seed } = first!;
    const levels = { sampling: "uniform", normalization: "none" };
    expect(rowsIn("sensitivity")).toEqual([
      { variant, ...levels, seed, step: 0, loss: 0.7, twin_loss: 0.7, distance: 1e-12 },
      { variant, ...levels, seed, step: 5, loss: 0.6, twin_loss: 0.5, distance: 0.25 },
    ]);
  });

  it("are left out where nobody asked", () => {
    const names = tablesOf(input).map(({ name }) => name);
    expect(names).not.toContain("batch_moments");
    expect(names).not.toContain("probe_percentiles");
    expect(names).not.toContain("sensitivity");
  });
});
