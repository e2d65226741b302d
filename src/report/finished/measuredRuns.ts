import { parse } from "csv-parse/sync";
import type { Measure, MeasuredRun } from "../../measures/measure.ts";
import { type MeasureName, measures } from "../../scenario/vocabulary/measures.ts";

type Row = Record<
  "variant" | "seed" | "outcome" | "steps_done" | "measure" | "statistic" | "layer" | "low" | "high",
  string
>;

/**
 * The measured runs of the table `runs`: an empty `low` or `high` is infinite. Of a run that diverged both are, where it
 * stands at the bad end of its measure. Measures that this lab does not know are left out.
 */
export function measuredRuns(csv: string): { readonly runs: MeasuredRun[] } | { readonly fault: string } {
  let rows: Row[];
  try {
    rows = parse(csv, { columns: true });
  } catch (error) {
    return { fault: (error as Error).message };
  }
  const runs = new Map<string, MeasuredRun & { readonly measures: Measure[] }>();
  for (const row of rows) {
    const name = JSON.stringify([row.variant, row.seed]);
    const run = runs.get(name) ?? {
      variant: row.variant,
      seed: Number(row.seed),
      // Where it diverged is not in the table.
      outcome:
        row.outcome === "diverged"
          ? ({ kind: "diverged", step: Number(row.steps_done), layer: null, loss: Number.NaN } as const)
          : ({ kind: "finished" } as const),
      measures: [],
    };
    runs.set(name, run);
    if (Object.hasOwn(measures, row.measure)) run.measures.push(measureOf(row));
  }
  return { runs: [...runs.values()] };
}

function measureOf({ outcome, measure, statistic, layer, low, high }: Row): Measure {
  const name = measure as MeasureName;
  const worst = measures[name].good === "high" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const atBadEnd = outcome === "diverged" && low === "" && high === "";
  const end = (text: string, infinite: number) => (atBadEnd ? worst : text === "" ? infinite : Number(text));
  return {
    name,
    statistic: statistic === "" ? null : (statistic as Measure["statistic"]),
    layer: layer === "" ? null : Number(layer),
    low: end(low, Number.NEGATIVE_INFINITY),
    high: end(high, Number.POSITIVE_INFINITY),
  };
}
