import type { Codes } from "../codes.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import type { Fragment } from "./chart.ts";
import { inWords, titleOf } from "./coded.ts";

/** Colours of the classes: the one that a network is asked for, the other, and more where a table has more. */
const classColours = ["var(--rose)", "var(--leaf)", "var(--subset-b)", "var(--ink)"];

/** Test samples and the true boundary, over any pair of axes; `set` picks the samples that a variant sees. */
export function flowerLayers(
  x: Fragment,
  y: Fragment,
  { kinds, hasSubsets }: Pick<ReportFlowers, "kinds" | "hasSubsets">,
  codes: Codes,
  set: number,
  size: number,
  legend = false,
): Fragment[] {
  const own = [{ filter: `datum.set === ${set}` }];
  const legendOf = legend ? {} : { legend: null };
  const kindLegend = { legend: legend ? inWords : null };
  const domain = kinds.map((kind) => codes.of("c", kind));
  const colours = kinds.map((_, index) => classColours[index % classColours.length]!);
  return [
    {
      data: { name: "flowers" },
      transform: own,
      mark: { type: "point", size, strokeWidth: 1, opacity: 0.85, clip: true },
      encoding: {
        x: { ...x, field: "x" },
        y: { ...y, field: "y" },
        shape: {
          field: "subset",
          type: "nominal",
          title: "subset",
          scale: { domain: ["A", "B"], range: ["circle", "triangle-up"] },
          ...(hasSubsets ? legendOf : { legend: null }),
        },
        stroke: {
          field: "kind",
          type: "nominal",
          title: null,
          scale: { domain, range: colours },
          ...kindLegend,
        },
        fill: {
          field: "kind",
          type: "nominal",
          title: null,
          scale: { domain, range: ["var(--rose)", ...colours.slice(1).map(() => "transparent")] },
          ...kindLegend,
        },
      },
    },
    {
      data: { name: "boundary" },
      transform: own,
      mark: {
        type: "line",
        color: "var(--ink)",
        strokeDash: [4, 3],
        strokeWidth: 1.3,
        clip: true,
        tooltip: null,
      },
      encoding: { x: { ...x, field: "x" }, y: { ...y, field: "y" }, order: { field: "x" } },
    },
  ];
}

/** An axis of feature space; the feature by its code. */
export function featureAxis(feature: string, domain?: readonly [number, number]): Fragment {
  return {
    type: "quantitative",
    title: titleOf(feature),
    scale: { ...(domain ? { domain: [...domain] } : {}), nice: domain === undefined, zero: false },
    axis: { tickCount: 4, grid: false },
  };
}
