import { type ChartTable, chartTable } from "../chartTable.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import type { ReportModel } from "../reportModel.ts";

/** At most so many points, and the boundaries, of every set of flowers, as the layers of feature space want them. */
export function flowerTables(
  flowers: ReportFlowers | null,
  { codes, data: { subsetCodes } }: Pick<ReportModel, "codes" | "data">,
  most = Number.POSITIVE_INFINITY,
): Readonly<Record<"flowers" | "boundary", ChartTable>> {
  const sets = flowers?.sets ?? [];
  return {
    flowers: chartTable(
      sets.flatMap(({ points }, set) =>
        points.slice(0, most).map((point) => ({
          set,
          ...point,
          subset: subsetCodes[point.subset]!,
          kind: codes.of("c", point.kind),
        })),
      ),
    ),
    boundary: chartTable(sets.flatMap(({ boundary }, set) => boundary.map((point) => ({ set, ...point })))),
  };
}
