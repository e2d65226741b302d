import { placeOfStep } from "../page/choice.ts";
import { chosenUnits, withMissing } from "../page/chosenUnits.ts";
import { commonBins, sharesInBins } from "../page/shares.ts";
import { withUnits } from "../variantsWith.ts";
import { missingNote } from "./coded.ts";
import { liveChart } from "./liveChart.ts";
import { perVariant } from "./perVariant.ts";
import { narrowPanels, unitValues } from "./unitDistribution.ts";

const BINS = 36;

/** Histogram of the chosen unit's input at the chosen step and at the start, drawn from its quantiles. */
export const unitDensity = liveChart({
  section: "unit-inputs",
  on: ["step", "seed", "layer", "unit", "quantity"],
  rows(choice, page, store) {
    const found = chosenUnits(choice, page, store);
    const bins = commonBins(choice.unit, found, BINS);
    const density = found.flatMap(({ code, units }) => {
      const now = sharesInBins(units, choice.unit, placeOfStep(units.steps, choice.step), bins);
      const atStart = sharesInBins(units, choice.unit, 0, bins);
      return bins.middles.map((input, bin) => ({
        variant: code,
        input,
        share: now[bin]!,
        shareAtStart: atStart[bin]!,
      }));
    });
    return withMissing({ density }, choice, page, page.data.units);
  },
  draw({ density: { input, share, shareAtStart } }, model) {
    const variants = withUnits(model);
    if (variants.length === 0) return null;
    const x = unitValues(input);
    const shareOf = `share of ${model.data.many}`;
    const y = { type: "quantitative", title: shareOf, axis: { format: ".0%", tickCount: 3 } };
    return {
      title: "The same inputs at the chosen step",
      read: `Area is share of ${model.data.many}, drawn from the stored quantiles; the outline is the unit before the first update. All panels share their axes.`,
      aria: "Distribution of the chosen unit's input at the chosen step, one panel per variant; the numbers are in the table.",
      ...perVariant(variants, "density", narrowPanels({ height: 120, axisWidth: 54 }), (rows, variant) => [
        {
          ...rows,
          mark: { type: "bar", opacity: 0, width: 6 },
          encoding: {
            x,
            y: { ...y, field: share },
            tooltip: [
              { field: input, title: "around", type: "quantitative", format: ".4~g" },
              { field: share, title: shareOf, type: "quantitative", format: ".1%" },
              { field: shareAtStart, title: "at the start", type: "quantitative", format: ".1%" },
            ],
          },
        },
        {
          ...rows,
          mark: {
            type: "area",
            interpolate: "step",
            color: variant.look.colour,
            opacity: 0.45,
            tooltip: null,
          },
          encoding: { x, y: { ...y, field: share } },
        },
        {
          ...rows,
          mark: { type: "line", interpolate: "step", color: "var(--muted)", strokeWidth: 1, tooltip: null },
          encoding: { x, y: { ...y, field: shareAtStart } },
        },
        missingNote(variant),
      ]),
    };
  },
});
