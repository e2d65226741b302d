import type { RunSummary } from "../measures/summary.ts";
import { overSeeds, type SeedBand } from "./overSeeds.ts";
import type { ReportVariant } from "./reportModel.ts";

/** A series of one run. */
export interface StepSeries {
  readonly steps: Int32Array;
  readonly values: ArrayLike<number>;
}

/**
 * Whether rows hold a line to draw: some variant was looked at at three steps. Between two, a straight line would say how it
 * came from one to the other, which nobody has seen.
 */
export function hasLine(rows: readonly { readonly variant: string; readonly step: number }[]): boolean {
  const steps = new Map<string, Set<number>>();
  return rows.some(({ variant, step }) => {
    const known = steps.get(variant) ?? new Set();
    steps.set(variant, known.add(step));
    return known.size > 2;
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
