import type { Codes } from "../codes.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import { type Table, tableOf } from "../table.ts";

/** At most so many points, and the boundaries, of every set of flowers, as the layers of feature space want them. */
export function flowerTables(
  flowers: ReportFlowers | null,
  codes: Codes,
  most = Number.POSITIVE_INFINITY,
): Readonly<Record<"flowers" | "boundary", Table>> {
  const sets = flowers?.sets ?? [];
  return {
    flowers: tableOf(
      sets.flatMap(({ points }, set) =>
        points.slice(0, most).map((point) => ({ set, ...point, kind: codes.of("c", point.kind) })),
      ),
    ),
    boundary: tableOf(sets.flatMap(({ boundary }, set) => boundary.map((point) => ({ set, ...point })))),
  };
}
