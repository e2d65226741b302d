import { subsetNames } from "../../flowers/dataset.ts";
import { placeOfStep } from "../page/choice.ts";
import { withMissing } from "../page/chosenUnits.ts";
import { lookOfSubset } from "../palette.ts";
import { variantsWith } from "../variantsWith.ts";
import type { Fragment } from "./chart.ts";
import { missingNote } from "./coded.ts";
import { chosen } from "./cursor.ts";
import { liveChart } from "./liveChart.ts";
import { perVariant } from "./perVariant.ts";
import { narrowPanels } from "./unitDistribution.ts";

/** What inference normalizes by, beside the subsets' codes. */
const RUNNING = "running statistics";

const itself = (sd: number) => sd;

/** A unit's mean against its sd over the steps: of the samples of each subset, and what inference takes them to be. */
export const unitPhase = liveChart({
  section: "unit-inputs",
  on: ["step", "seed", "layer", "unit"],
  rows(choice, page) {
    const { seed, layer, unit } = choice;
    const own = (
      each: { readonly seed: number; readonly layer: number; readonly variant: string },
      id: string,
    ) => each.variant === id && each.seed === seed && each.layer === layer;
    const phases = page.data.variants.flatMap(({ id, code }) => {
      const subsets = page.data.subsets.find((each) => own(each, id));
      if (!subsets || unit >= subsets.units) return [];
      const running = page.data.normalization.find((each) => own(each, id));
      const path = (
        of: string,
        packed: typeof subsets,
        means: string,
        spreads: string,
        sdOf: (spread: number) => number,
      ) => {
        if (!packed.series[means] || !packed.series[spreads]) return [];
        const [mean, spread] = [page.array(packed.series[means]), page.array(packed.series[spreads])];
        const steps = page.array(packed.steps);
        const now = placeOfStep(steps, choice.step);
        return Array.from(steps, (step, place) => ({
          variant: code,
          of,
          step,
          mean: mean[place * packed.units + unit]!,
          sd: sdOf(spread[place * packed.units + unit]!),
          isNow: place === now ? 1 : 0,
        }));
      };
      return [
        ...page.data.subsetCodes.flatMap((subset, at) =>
          path(subset, subsets, `mean of ${subsetNames[at]}`, `sd of ${subsetNames[at]}`, itself),
        ),
        ...(running ? path(RUNNING, running, "runningMean", "runningVariance", Math.sqrt) : []),
      ].filter(({ mean, sd }) => Number.isFinite(mean) && Number.isFinite(sd));
    });
    return withMissing({ phases }, choice, page, page.data.subsets);
  },
  draw({ phases: { of, step, mean, sd, isNow } }, model) {
    const variants = variantsWith(model, (blocks) => blocks["subset-input"], 2);
    if (variants.length === 0) return null;
    const { subsetCodes } = model.data;
    const color: Fragment = {
      field: of,
      type: "nominal",
      title: null,
      scale: {
        domain: [...subsetCodes, RUNNING],
        range: [...subsetCodes.map((_, at) => lookOfSubset(at).colour), "var(--ink)"],
      },
      legend: { labelExpr: "words[datum.value] || datum.value", symbolType: "circle" },
    };
    const axis = (field: string, title: string): Fragment => ({
      field,
      type: "quantitative",
      title,
      scale: { zero: false, nice: true },
      axis: { tickCount: 5, grid: true },
    });
    const at = { x: axis(mean, "mean of z"), y: axis(sd, "sd of z") };
    return {
      title: `Where the ${subsetCodes.length === 2 ? "two " : ""}subsets lie in the same unit, and what inference takes for ${subsetCodes.length === 2 ? "both" : "all"}`,
      read: `Each line is the way of a unit's mean and standard deviation of z over the steps, over the probe ${model.data.many} of one subset; dots are at the chosen step. The black one is what batch norm subtracts and divides by at inference: where it lies on ${subsetCodes.length === 2 ? "neither" : "no"} subset's, the unit is given numbers that no batch of its training had.`,
      aria: "Mean against standard deviation of the chosen unit's z over the steps, for each subset and for the running statistics, one panel per variant; the numbers are in the table.",
      ...perVariant(
        variants,
        "phases",
        { ...narrowPanels({ height: 220, axisWidth: 50 }), params: chosen },
        (rows, variant) => [
          {
            ...rows,
            mark: { type: "line", strokeWidth: 1.3, opacity: 0.75, tooltip: null },
            encoding: { ...at, color, order: { field: step } },
          },
          {
            ...rows,
            mark: { type: "point", filled: true, size: 14, opacity: 0.6 },
            encoding: {
              ...at,
              color,
              tooltip: [
                { field: of, type: "nominal" },
                { field: step, type: "quantitative", format: ",d" },
                { field: mean, title: "mean", type: "quantitative", format: ".3~g" },
                { field: sd, title: "sd", type: "quantitative", format: ".3~g" },
              ],
            },
          },
          {
            ...rows,
            transform: [...rows.transform, { filter: `datum.${isNow}` }],
            mark: {
              type: "point",
              filled: true,
              size: 110,
              opacity: 1,
              stroke: "var(--paper)",
              strokeWidth: 1.5,
              tooltip: null,
            },
            encoding: { ...at, color },
          },
          missingNote(variant),
        ],
      ),
    };
  },
});
