import { describe, expect, it } from "vitest";
import { drawnCharts } from "../drawnCharts.ts";
import { smallInput } from "../fixture.ts";

describe("the phases of a unit", () => {
  it("are mean and sd of each subset, and of what inference goes by where there is batch norm", async () => {
    const input = smallInput();
    const charts = await drawnCharts(input, () => ({ layer: 2, unit: 1 }));
    const { phases } = charts.find(({ chart }) => chart.id === "unit-phase")!.tables;
    const ofVariant = (code: string) =>
      new Set(phases!.filter(({ variant }) => variant === code).map((row) => row.of));
    expect(ofVariant("v0")).toEqual(new Set(["s0", "s1"]));
    expect(ofVariant("v1")).toEqual(new Set(["s0", "s1", "running statistics"]));
    const record = input.details.find(({ variant }) => variant === input.scenario.variants[1]!.id)!.record;
    const { steps, layers } = record.blocks.normalization!;
    const { runningMean, runningVariance, units } = layers[1]!;
    const running = phases!.filter(({ of }) => of === "running statistics");
    expect(running.map(({ step }) => step)).toEqual([...steps]);
    running.forEach(({ mean, sd }, place) => {
      expect(Number(mean)).toBeCloseTo(runningMean[place * units + 1]!, 2);
      expect(Number(sd) ** 2).toBeCloseTo(runningVariance[place * units + 1]!, 2);
    });
    // The dots: one of each line.
    expect(phases!.filter(({ isNow }) => isNow === 1)).toHaveLength(5);
  });
});
