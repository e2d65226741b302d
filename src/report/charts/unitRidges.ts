import { chosenUnits, withMissing } from "../page/chosenUnits.ts";
import { commonBins, sharesInBins } from "../page/shares.ts";
import { withUnits } from "../variantsWith.ts";
import { missingNote } from "./coded.ts";
import { liveChart } from "./liveChart.ts";
import { perVariant } from "./perVariant.ts";
import { narrowPanels, unitValues } from "./unitDistribution.ts";

const RIDGES = 12;
const BINS = 60;
/** In ridges: a little of the ridge above is hidden. */
const RIDGE_HEIGHT = 1.5;

/** The chosen unit's distribution at a dozen steps as ridges from the start down to the end: it shows where one hill becomes two. */
export const unitRidges = liveChart({
  section: "unit-inputs",
  on: ["seed", "layer", "unit", "quantity"],
  rows(choice, page, store) {
    const found = chosenUnits(choice, page, store);
    const bins = commonBins(choice.unit, found, BINS);
    const ridges = found.flatMap(({ code, units }) =>
      Array.from({ length: RIDGES }, (_, ridge) => {
        const place = Math.round((ridge / (RIDGES - 1)) * (units.steps.length - 1));
        const shares = sharesInBins(units, choice.unit, place, bins);
        const highest = Math.max(...shares, 1e-9);
        return bins.middles.map((input, bin) => ({
          variant: code,
          step: units.steps[place]!,
          /** Its place from the top; `height` rises from there. */
          ridge,
          input,
          share: shares[bin]!,
          height: ridge - (RIDGE_HEIGHT * shares[bin]!) / highest,
        }));
      }).flat(),
    );
    return withMissing({ ridges }, choice, page, page.data.units);
  },
  draw({ ridges: { input, height, ridge, step } }, model) {
    const variants = withUnits(model);
    if (variants.length === 0) return null;
    const x = unitValues(input);
    const y = {
      type: "quantitative",
      title: null,
      scale: { domain: [-1.6, 11.2], reverse: true, nice: false },
      axis: { labels: false, grid: false },
    };
    return {
      title: "The same unit from the first step to the last",
      read: "Each ridge is the unit's distribution at the step beside it, the first on top, each scaled to its own height. Two hills are two kinds of samples that the unit tells apart, which a percentile band cannot show.",
      aria: "Distributions of the chosen unit's input at twelve steps, one panel per variant; the numbers are in the table.",
      ...perVariant(variants, "ridges", narrowPanels({ height: 300, axisWidth: 40 }), (rows, variant) => [
        {
          ...rows,
          mark: {
            type: "area",
            color: variant.look.colour,
            fillOpacity: 0.45,
            line: { color: variant.look.colour, strokeWidth: 1.2 },
            interpolate: "monotone",
            tooltip: null,
          },
          encoding: { x, y: { ...y, field: height }, y2: { field: ridge }, detail: { field: ridge } },
        },
        {
          data: rows.data,
          transform: [
            ...rows.transform,
            { aggregate: [{ op: "count", as: "bins" }], groupby: [ridge, step] },
          ],
          mark: { type: "text", align: "right", fontSize: 10, color: "var(--muted)", tooltip: null },
          encoding: {
            x: { value: -6 },
            y: { ...y, field: ridge },
            text: { field: step, type: "quantitative", format: ",d" },
          },
        },
        missingNote(variant),
      ]),
    };
  },
});
