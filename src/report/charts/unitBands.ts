import type { ReportModel } from "../model.ts";
import type { Chart, Fragment } from "./chart.ts";
import { ofVariant, panelTitle } from "./coded.ts";
import { chosenUnit, cursor, panelLayout, smallMultiples, stepTooltips, zoomedStepAxis } from "./parts.ts";

/** Percentile bands of the chosen unit's input over the steps, after Ioffe & Szegedy's figure 1. */
export function unitBands(model: ReportModel): Chart | null {
  const variants = withUnits(model);
  if (variants.length === 0) return null;
  const y = {
    type: "quantitative",
    title: "input or z (no unit)",
    scale: { zero: false, nice: false },
    axis: { tickCount: 5 },
  };
  const x = zoomedStepAxis(model.steps);
  const band = (low: string, high: string, opacity: number, colour: string, shared: Fragment): Fragment => ({
    ...shared,
    mark: { type: "area", opacity, color: colour, clip: true, tooltip: null },
    encoding: { x, y: { ...y, field: low }, y2: { field: high } },
  });
  return {
    id: "unit-bands",
    title: "Inputs of one hidden unit over the training",
    read: `How to read this: the line is the unit's median input over the ${model.data.many}, the dark band 15–85 %, the light one 5–95 %; on the probe at inference, or on the mini-batch just used. Panels share their axes: a band that wanders or widens is a unit whose input distribution shifts.`,
    aria: "Percentile bands of the chosen hidden unit's input over the steps, one panel per variant; the numbers are in the table.",
    spec: smallMultiples(
      variants.map((variant) => {
        const { look } = variant;
        const shared = {
          data: { name: "bands" },
          transform: [{ filter: ofVariant(variant) }],
        };
        return {
          title: panelTitle(variant.code),
          layer: [
            band("p05", "p95", 0.17, look.colour, shared),
            band("p15", "p85", 0.3, look.colour, shared),
            {
              ...shared,
              mark: { type: "line", color: look.colour, strokeWidth: 2.2, clip: true },
              encoding: { x, y: { ...y, field: "p50" } },
            },
            cursor,
            stepTooltips(shared, x, {
              step: "step",
              p05: "5 %",
              p15: "15 %",
              p50: "median",
              p85: "85 %",
              p95: "95 %",
            }),
          ],
        };
      }),
      { height: 170, resolve: { scale: { y: "shared" } }, params: chosenUnit(model.steps) },
    ),
    tables: {},
    panels: panelLayout(variants.length),
    live: "bands",
  };
}

/** Variants whose unit inputs the page carries. */
export function withUnits(model: ReportModel) {
  return model.shown.filter(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.blocks["unit-input"]),
  );
}
