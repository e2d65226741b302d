import { overSeeds } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { shiftPanels } from "./shiftPanels.ts";

const MOST_FEATURES = 8;

/** The same shift feature by feature: which of them carry it. Of many features those that shift most. */
export function featureShift(model: ReportModel): Chart | null {
  const names = featuresOf(model);
  const few = names.length <= MOST_FEATURES;
  return shiftPanels(
    model,
    {
      title: `Which features shift${few ? "" : ` (${MOST_FEATURES} of ${names.length})`}`,
      axis: "distance to the training set (sd)",
      read: `Wasserstein-1 of one feature between a batch and the training set, in the training set's standard deviations; box, band and percentage as above.${few ? "" : " Those whose median is largest against the upper end of the band come first."} Even uniform batches lie some way off: only what is beyond the band is shift.`,
    },
    (few ? names : mostShifted(model, names).slice(0, MOST_FEATURES)).map((name) => ({
      name,
      pick: (shift) => shift.features?.find((feature) => feature.name === name),
    })),
  );
}

function featuresOf({ shown }: ReportModel): string[] {
  const names = shown.flatMap(({ runs }) =>
    runs.flatMap(({ summary }) => summary.batchShift?.features ?? []),
  );
  return [...new Set(names.map(({ name }) => name))];
}

/** By the median batch over the upper end of the band of uniform batches, in the variant where it is largest. */
function mostShifted({ shown }: ReportModel, names: readonly string[]): string[] {
  const largest = new Map(names.map((name) => [name, 0]));
  for (const { runs } of shown) {
    const found = new Map<string, number[]>();
    for (const { summary } of runs)
      for (const { name, quantiles, band } of summary.batchShift?.features ?? [])
        found.set(name, [...(found.get(name) ?? []), band[1] > 0 ? quantiles[2]! / band[1] : 0]);
    for (const [name, ratios] of found)
      largest.set(name, Math.max(largest.get(name)!, overSeeds(ratios).median));
  }
  return [...names].sort((a, b) => largest.get(b)! - largest.get(a)!);
}
