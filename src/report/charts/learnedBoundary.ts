import type { Fragment } from "./chart.ts";

/** A line through rows of `line`, `order`, `x`, `y`: where a network is undecided. */
export function learnedBoundary(
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
      x: { ...x, field: "x" },
      y: { ...y, field: "y" },
      order: { field: "order" },
      detail: [{ field: "line" }, { field: "variant" }, { field: "statistic" }],
      ...encoding,
    },
  };
}
