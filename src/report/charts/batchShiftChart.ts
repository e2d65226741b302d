import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { shiftPanels } from "./shiftPanels.ts";

/** Shift of the mini-batches, over all features at once, against what uniform batches of the same size show by chance. */
export function batchShift(model: ReportModel): Chart | null {
  return shiftPanels(
    model,
    {
      title: "Shift of the mini-batches, against chance",
      axis: "shift (share of the data's spread)",
      read: "Thick bar the middle half of the batches, thin line 5–95 %, white dot the median (median over seeds). The grey band holds 95 % of uniform batches of the same size; the percentage is the share of batches outside it, 5 % being chance.",
    },
    [
      { name: "against the training set", pick: (shift) => shift },
      {
        name: "between consecutive batches",
        pick: (shift) => ({
          quantiles: shift.consecutiveQuantiles,
          band: shift.consecutiveBand,
          shareOutside: shift.consecutiveShareOutside,
        }),
      },
    ],
  );
}
