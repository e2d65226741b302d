import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { Pack } from "../../src/report/pack.ts";
import { normalizationThinning, packNormalization } from "../../src/report/packRecords.ts";
import { packUnits, unitThinning } from "../../src/report/packUnits.ts";
import type { PackedArray } from "../../src/report/page/pageData.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";
import { reportModel } from "../../src/report/reportModel.ts";
import { trainedInput } from "./fixture.ts";

/** The synthetic report with each of its four variants so many times. */
function repeatedVariants(times: number): ReportInput {
  const input = trainedInput({ seeds: 2, detailed: 2 });
  const copies = <Each extends object>(list: readonly Each[], change: (one: Each, copy: number) => Each) =>
    Array.from({ length: times }, (_, copy) => list.map((one) => change(one, copy))).flat();
  const renamed = <Run extends { variant: string }>(run: Run, copy: number): Run => ({
    ...run,
    variant: `${run.variant}-${copy}`,
  });
  return {
    ...input,
    scenario: {
      ...input.scenario,
      variants: copies(input.scenario.variants, (variant, copy) => ({
        ...variant,
        id: `${variant.id}-${copy}`,
        label: `${variant.label}, ${copy}`,
      })),
    },
    runs: copies(input.runs, renamed),
    details: copies(input.details, renamed),
  };
}

const bytes = ({ type, length }: PackedArray) => length * { f32: 4, i32: 4, u16: 2, u8: 1 }[type];

describe("a page of many variants", () => {
  const few = reportModel(repeatedVariants(1));
  const many = reportModel(repeatedVariants(3));

  it("carries fewer snapshots of each", () => {
    expect(unitThinning(many).recorded).toBe(unitThinning(few).recorded);
    expect(unitThinning(many).kept).toBeLessThan(unitThinning(few).kept);
    expect(normalizationThinning(many).kept).toBeLessThan(normalizationThinning(few).kept);
  });

  it("packs just those, of every unit and every variant", () => {
    const { kept } = unitThinning(many);
    const units = packUnits(many, new Pack());
    expect(new Set(units.map(({ variant }) => variant)).size).toBe(8);
    for (const { steps, codes, units: count, levels } of units) {
      expect(steps.length).toBe(kept);
      expect(codes.length).toBe(2 * count * levels.length * kept);
    }
    for (const { steps, series, units: count } of packNormalization(many, new Pack())) {
      expect(steps.length).toBe(normalizationThinning(many).kept);
      for (const array of Object.values(series)) expect(array.length).toBe(count * steps.length);
    }
  });

  it("takes no more room for them than a page of few", () => {
    const unitBytes = (model: typeof few) =>
      packUnits(model, new Pack()).reduce((sum, { codes }) => sum + bytes(codes), 0);
    const statisticBytes = (model: typeof few) =>
      packNormalization(model, new Pack())
        .flatMap(({ series }) => Object.values(series))
        .reduce((sum, array) => sum + bytes(array), 0);
    expect(unitBytes(many)).toBeLessThanOrEqual(2 * 700_000);
    expect(statisticBytes(many)).toBeLessThanOrEqual(4 * 200_000);
    expect(unitBytes(many)).toBeGreaterThan(700_000);
  });

  it("says how many it carries", async () => {
    const page = await buildReport(many.input, "");
    const { recorded, kept } = unitThinning(many);
    expect(page).toContain(`The page carries ${kept} of the ${recorded} steps that were recorded`);
    const statistics = normalizationThinning(many);
    expect(page).toContain(
      `drawn from ${statistics.kept} of the ${statistics.recorded} steps that were recorded`,
    );
  });
});
