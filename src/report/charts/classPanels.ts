import type { ReportModel } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";
import { isCode, panelTitle } from "./coded.ts";

/** More panels would be stamps. */
export const MOST_PANELS = 12;

/** A panel for each class: its samples in colour over those of the others in grey; filled in subset A, hollow in B; more subsets are not told. */
export function classPanels(
  kinds: readonly string[],
  { codes, data: { subsetCodes } }: Pick<ReportModel, "codes" | "data">,
  x: Fragment,
  y: Fragment,
): Fragment[] {
  const at = { x: { ...x, field: "x" }, y: { ...y, field: "y" } };
  const data = { name: "flowers" };
  const first = { filter: "datum.set === 0" };
  return kinds.slice(0, MOST_PANELS).map((kind) => ({
    title: panelTitle(codes.of("c", kind)),
    width: 200,
    height: 150,
    layer: [
      {
        data,
        transform: [first],
        mark: {
          type: "point",
          size: 8,
          strokeWidth: 0,
          fill: "var(--muted)",
          opacity: 0.35,
          clip: true,
          tooltip: null,
        },
        encoding: at,
      },
      {
        data,
        transform: [first, { filter: isCode("kind", codes.of("c", kind)) }],
        mark: { type: "point", size: 22, strokeWidth: 1, stroke: "var(--rose)", opacity: 0.85, clip: true },
        encoding: {
          ...at,
          fill: {
            field: "subset",
            type: "nominal",
            scale: {
              domain: subsetCodes,
              range: subsetCodes.map((_, at) =>
                at === 1 && subsetCodes.length === 2 ? "transparent" : "var(--rose)",
              ),
            },
            legend: null,
          },
        },
      },
    ],
  }));
}
