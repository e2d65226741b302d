import type { ReportModel } from "../model.ts";
import type { Chart } from "./chart.ts";
import { shiftPanels } from "./shiftPanels.ts";

const MOST_FEATURES = 8;

/** The same shift feature by feature: which of them carry it. */
export function featureShift(model: ReportModel): Chart | null {
  const names = new Set(
    model.shown.flatMap(({ runs }) =>
      runs.flatMap(({ summary }) => summary.batchShift?.features?.map(({ name }) => name) ?? []),
    ),
  );
  return shiftPanels(
    model,
    {
      id: "feature-shift",
      title: "Which features shift",
      axis: "distance to the training set (sd)",
      read: "How to read this: Wasserstein-1 of one feature between a batch and the training set, in the training set's standard deviations; box, band and percentage as above. Even uniform batches lie some way off: only what is beyond the band is shift.",
    },
    [...names].slice(0, MOST_FEATURES).map((name) => ({
      name,
      pick: (shift) => shift.features?.find((feature) => feature.name === name),
    })),
  );
}
