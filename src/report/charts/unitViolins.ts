import { placeOfStep } from "../page/choice.ts";
import { chosenUnits } from "../page/chosenUnits.ts";
import { commonBins, sharesInBins } from "../page/shares.ts";
import { withUnits } from "../variantsWith.ts";
import type { Fragment } from "./chart.ts";
import { liveChart } from "./liveChart.ts";
import { variantColour } from "./variantLooks.ts";

const BINS = 48;

/** Of a bold letter, as a share of its size. */
const LETTER = 0.64;

/** The chosen unit's input in every variant on one axis: at the chosen step at the right of each line, at the start at its left. */
export const unitViolins = liveChart({
  section: "unit-inputs",
  on: ["step", "seed", "layer", "unit", "quantity"],
  rows(choice, page, store) {
    const found = chosenUnits(choice, page, store);
    const bins = commonBins(choice.unit, found, BINS);
    const violins = found.flatMap(({ code, units }) => {
      const place = page.data.variants.findIndex((variant) => variant.code === code);
      const now = sharesInBins(units, choice.unit, placeOfStep(units.steps, choice.step), bins);
      const start = sharesInBins(units, choice.unit, 0, bins);
      const [mostNow, mostStart] = [Math.max(...now), Math.max(...start)];
      return bins.middles.map((input, bin) => ({
        variant: code,
        input,
        place,
        share: now[bin]!,
        shareAtStart: start[bin]!,
        right: place + (0.42 * now[bin]!) / mostNow,
        left: place - (0.42 * start[bin]!) / mostStart,
      }));
    });
    return { violins };
  },
  draw({ violins: { input, place, left, right, share, shareAtStart } }, model) {
    const variants = withUnits(model);
    if (variants.length === 0) return null;
    // In the page: a chart is the same whatever its words are.
    const longest = variants.flatMap(({ code, levels }) =>
      Object.keys(levels).map((_, level) => `length(split(words['${code}'], ', ')[${level}])`),
    );
    const y: Fragment = {
      field: input,
      type: "quantitative",
      title: "input or z (no unit)",
      scale: { zero: false, nice: false },
      axis: { tickCount: 5 },
    };
    const x: Fragment = {
      type: "quantitative",
      title: null,
      scale: { domain: [-0.5, variants.length - 0.5], nice: false },
      axis: null,
    };
    return {
      title: "The same inputs at the chosen step",
      read: `Right of each line the unit at the chosen step, left of it, in grey, before the first update; each half is as wide as its densest part. Move the step to see it open and close.`,
      aria: "Distribution of the chosen unit's input at the chosen step and at the start, a violin per variant; the numbers are in the table.",
      spec: {
        width: 640,
        height: 220,
        data: { name: "violins" },
        layer: [
          {
            mark: { type: "area", orient: "horizontal", color: "var(--muted)", opacity: 0.35, tooltip: null },
            encoding: { y, x: { ...x, field: left }, x2: { field: place }, detail: { field: "variant" } },
          },
          {
            mark: { type: "area", orient: "horizontal", opacity: 0.6, tooltip: null },
            encoding: {
              y,
              x: { ...x, field: right },
              x2: { field: place },
              fill: variantColour(variants, false),
            },
          },
          {
            data: { values: variants.map(({ code }, at) => ({ variant: code, at })) },
            transform: [{ calculate: "words[datum.variant]", as: "words" }],
            mark: {
              type: "text",
              baseline: "top",
              lineBreak: ", ",
              fontWeight: 600,
              // As large as leaves the longest level of each beside those of the next.
              fontSize: {
                expr: `max(8, min(11, width / (${LETTER * variants.length} * max(${[1, ...longest].join(", ")}))))`,
              },
              tooltip: null,
            },
            encoding: {
              x: { ...x, field: "at" },
              y: { value: -30 },
              text: { field: "words", type: "nominal" },
            },
          },
          {
            mark: { type: "rule", opacity: 0, strokeWidth: 7 },
            encoding: {
              y,
              x: { ...x, field: left },
              x2: { field: right },
              tooltip: [
                { field: "variant", type: "nominal" },
                { field: input, title: "around", type: "quantitative", format: ".4~g" },
                { field: share, title: `share of ${model.data.many}`, type: "quantitative", format: ".1%" },
                { field: shareAtStart, title: "at the start", type: "quantitative", format: ".1%" },
              ],
            },
          },
        ],
      },
    };
  },
});
