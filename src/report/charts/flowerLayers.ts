import type { ReportFlowers } from "../flowersOfReport.ts";
import { kindsOf } from "../kindsOf.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";
import { classMarks, MOST_MARKS } from "./classMarks.ts";
import { titleOf } from "./coded.ts";

/** Test samples and the true boundary, over any pair of axes; `set` picks the samples that a variant sees. */
export function flowerLayers(
  x: Fragment,
  y: Fragment,
  { kinds, hasSubsets }: Pick<ReportFlowers, "kinds" | "hasSubsets">,
  { codes, data: { subsetCodes } }: Pick<ReportModel, "codes" | "data">,
  set: number,
  size: number,
  legend = false,
): Fragment[] {
  const own = [{ filter: `datum.set === ${set}` }];
  const asMap = !legend || kinds.length <= 2 || kinds.length > MOST_MARKS;
  const marks = classMarks(
    (asMap ? kinds : kindsOf(kinds)).map((kind) => codes.of("c", kind)),
    { subsets: hasSubsets ? subsetCodes : null, asMap, legend },
  );
  return [
    {
      data: { name: "flowers" },
      transform: [...own, ...marks.transform],
      mark: { type: "point", size, strokeWidth: 1, opacity: 0.85, clip: true },
      encoding: {
        x: { ...x, field: "x" },
        y: { ...y, field: "y" },
        ...marks.encoding,
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
    axis: { tickCount: 4, grid: false, labelFlush: true },
  };
}
