import { expressionString } from "../escape.ts";
import type { ReportModel } from "../model.ts";
import type { Chart, Fragment } from "./chart.ts";
import { cursor, panelLayout, smallMultiples, stepAxis } from "./parts.ts";

/** Percentile bands of the chosen unit's input over the steps, after Ioffe & Szegedy's figure 1. */
export function unitBands(model: ReportModel): Chart | null {
  const variants = withUnits(model);
  if (variants.length === 0) return null;
  const y = {
    type: "quantitative",
    title: "unit input",
    scale: { zero: false, nice: false },
    axis: { tickCount: 5 },
  };
  const band = (low: string, high: string, opacity: number, colour: string, shared: Fragment): Fragment => ({
    ...shared,
    mark: { type: "area", opacity, color: colour, tooltip: null },
    encoding: { x: stepAxis(model.steps), y: { ...y, field: low }, y2: { field: high } },
  });
  return {
    id: "unit-bands",
    title: "Inputs of one hidden unit over the training",
    read: "How to read this: the line is the unit's median input over the probe flowers, the dark band 15–85 %, the light one 5–95 %, at inference. Panels share their axes: a band that wanders or widens is a unit whose input distribution shifts.",
    aria: "Percentile bands of the chosen hidden unit's input over the steps, one panel per variant; the numbers are in the table.",
    spec: smallMultiples(
      variants.map(({ label, look }) => {
        const shared = {
          data: { name: "bands" },
          transform: [{ filter: `datum.variant === ${expressionString(label)}` }],
        };
        return {
          title: label,
          layer: [
            band("p05", "p95", 0.17, look.colour, shared),
            band("p15", "p85", 0.3, look.colour, shared),
            {
              ...shared,
              mark: { type: "line", color: look.colour, strokeWidth: 2.2 },
              encoding: { x: stepAxis(model.steps), y: { ...y, field: "p50" } },
            },
            cursor,
          ],
        };
      }),
      { height: 170, resolve: { scale: { y: "shared" } } },
    ),
    tables: {},
    panels: panelLayout(variants.length),
    live: "bands",
  };
}

/** Variants whose unit inputs the page carries. */
export function withUnits(model: ReportModel) {
  return model.shown.filter(({ id }) =>
    model.detailedSeeds.some((seed) => model.record(id, seed)?.unitInputs),
  );
}
