import { chosenUnits, withMissing } from "../page/chosenUnits.ts";
import { withUnits } from "../variantsWith.ts";
import { zoomedStepAxis } from "./axes.ts";
import type { Fragment } from "./chart.ts";
import { missingNote } from "./coded.ts";
import { chosenUnit, cursor, stepTooltips } from "./cursor.ts";
import { liveChart } from "./liveChart.ts";
import { perVariant, shared } from "./perVariant.ts";

/** Percentile bands of the chosen unit's input over the steps, after Ioffe & Szegedy's figure 1. */
export const unitBands = liveChart({
  section: "unit-inputs",
  on: ["seed", "layer", "unit", "quantity"],
  rows(choice, page, store) {
    const bands = chosenUnits(choice, page, store).flatMap(({ code, units }) =>
      Array.from(units.steps, (step, place) => {
        const at = (level: number) => units.quantile(choice.unit, units.levels.indexOf(level), place);
        return {
          variant: code,
          step,
          p05: at(0.05),
          p15: at(0.15),
          p50: at(0.5),
          p85: at(0.85),
          p95: at(0.95),
        };
      }),
    );
    return withMissing({ bands }, choice, page, page.data.units);
  },
  draw({ bands: { p05, p15, p50, p85, p95 } }, model) {
    const variants = withUnits(model, 2);
    if (variants.length === 0) return null;
    const y = {
      type: "quantitative",
      title: "input or z (no unit)",
      scale: { zero: false, nice: false },
      axis: { tickCount: 5 },
    };
    const x = zoomedStepAxis(model.steps);
    const band = (low: string, high: string, opacity: number, color: string): Fragment => ({
      mark: { type: "area", opacity, color, clip: true, tooltip: null },
      encoding: { x, y: { ...y, field: low }, y2: { field: high } },
    });
    return {
      title: "Inputs of one hidden unit over the training",
      read: `The line is the unit's median input over the ${model.data.many}, the dark band 15–85 %, the light one 5–95 %; on the probe at inference, or on the mini-batch just used. Panels share their axes: a band that wanders or widens is a unit whose input distribution shifts.`,
      aria: "Percentile bands of the chosen hidden unit's input over the steps, one panel per variant; the numbers are in the table.",
      ...perVariant(
        variants,
        "bands",
        { height: 170, resolve: shared("y"), params: chosenUnit(model.steps) },
        (rows, variant) => [
          { ...rows, ...band(p05, p95, 0.17, variant.look.colour) },
          { ...rows, ...band(p15, p85, 0.3, variant.look.colour) },
          {
            ...rows,
            mark: { type: "line", color: variant.look.colour, strokeWidth: 2.2, clip: true },
            encoding: { x, y: { ...y, field: p50 } },
          },
          cursor,
          missingNote(variant),
          stepTooltips(rows, x, {
            [p05]: "5 %",
            [p15]: "15 %",
            [p50]: "median",
            [p85]: "85 %",
            [p95]: "95 %",
          }),
        ],
      ),
    };
  },
});
