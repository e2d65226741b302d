import { describe, expect, it } from "vitest";
import { shiftHeat } from "../../../src/report/charts/shiftHeat.ts";
import { reportModel } from "../../../src/report/reportModel.ts";
import { trainedInput } from "../fixture.ts";

describe("shiftHeat", () => {
  const { heat } = shiftHeat(reportModel(trainedInput({ seeds: 2 })))!.tables!;
  const { measure, shade, median, step, until } = heat!.columns as Record<string, (number | string)[]>;
  const rowsOf = (name: string) =>
    measure!.flatMap((each, at) =>
      each === name ? [{ shade: Number(shade![at]), median: Number(median![at]) }] : [],
    );

  it("shades each measure from its least, 0, to its most, 1, in proportion to the logarithm", () => {
    const drift = rowsOf("drift").sort((a, b) => a.median - b.median);
    const [least, most] = [drift[0]!, drift.at(-1)!];
    expect([least.shade, most.shade]).toEqual([0, 1]);
    for (const { shade: own, median: value } of drift)
      expect(own).toBeCloseTo(Math.log(value / least.median) / Math.log(most.median / least.median), 10);
  });

  it("shades a cosine from 1, no shift, to −1", () => {
    const cosine = rowsOf("gradient-shift-cosine");
    expect(cosine.length).toBeGreaterThan(10);
    for (const { shade: own, median: value } of cosine) expect(own).toBeCloseTo((1 - value) / 2, 12);
  });

  it("draws every cell forwards", () => {
    step!.forEach((from, at) => {
      expect(Number(until![at])).toBeGreaterThan(Number(from));
    });
  });
});
