import type { Fragment } from "./chart.ts";

/** The fields of its rows by name. */
export type BoundaryFields = Readonly<Record<"line" | "order" | "variant" | "statistic" | "x" | "y", string>>;

/** A line through rows in their order: where a network is undecided. */
export function learnedBoundary(
  fields: BoundaryFields,
  x: Fragment,
  y: Fragment,
  looks: { readonly data: Fragment; readonly transform: readonly Fragment[]; readonly mark: Fragment },
  encoding: Fragment,
): Fragment {
  return {
    data: looks.data,
    transform: looks.transform,
    mark: { type: "line", clip: true, tooltip: null, ...looks.mark },
    encoding: {
      x: { ...x, field: fields.x },
      y: { ...y, field: fields.y },
      order: { field: fields.order },
      detail: [{ field: fields.line }, { field: fields.variant }, { field: fields.statistic }],
      ...encoding,
    },
  };
}
