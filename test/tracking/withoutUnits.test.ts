import { describe, expect, it } from "vitest";
import { withoutUnits } from "../../src/tracking/withoutUnits.ts";
import { smallPlan } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

describe("withoutUnits", () => {
  it("leaves out the causes and the bands of single units, and nothing else", () => {
    const record = trainCompiled(smallPlan());
    const { causes, "batch-drift": bands, ...others } = record.blocks;
    expect(causes).toBeDefined();
    expect(bands).toBeDefined();
    expect(withoutUnits(record)).toEqual({ ...record, blocks: others });
  });
});
