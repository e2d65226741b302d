import type { RunSummary } from "../measures/summary.ts";
import { overSeeds, type SeedBand } from "./overSeeds.ts";
import type { ReportVariant } from "./reportModel.ts";

/** A series of one run. */
export interface StepSeries {
  readonly steps: Int32Array;
  readonly values: ArrayLike<number>;
}

/** Whether rows hold a line to draw: some variant has two points. */
export function hasLine(rows: readonly { readonly variant: string; readonly step: number }[]): boolean {
  const first = new Map<string, number>();
  return rows.some(({ variant, step }) => {
    const known = first.get(variant) ?? step;
    first.set(variant, known);
    return known !== step;
  });
}

/** Bands over the seeds of a variant at every step that any of its runs has. */
export function seedBands(
  variant: ReportVariant,
  pick: (summary: RunSummary) => StepSeries | null | undefined,
): (SeedBand & { readonly step: number })[] {
  const byStep = new Map<number, number[]>();
  for (const { summary } of variant.runs) {
    const picked = pick(summary);
    if (!picked) continue;
    for (let index = 0; index < picked.steps.length; index++) {
      const step = picked.steps[index]!;
      const values = byStep.get(step);
      const value = picked.values[index] ?? Number.NaN;
      if (values) values.push(value);
      else byStep.set(step, [value]);
    }
  }
  return [...byStep].sort(([a], [b]) => a - b).map(([step, values]) => ({ step, ...overSeeds(values) }));
}
