import type { ReportVariant } from "../reportModel.ts";
import type { Fragment, RowsOf } from "./chart.ts";

/** Where the chosen step is: a rule with a datum, moved by one signal. */
export const cursor: Fragment = {
  data: { values: [{}] },
  mark: {
    type: "rule",
    clip: true,
    color: "var(--accent)",
    strokeWidth: 1.5,
    opacity: 0.9,
    tooltip: null,
  },
  encoding: { x: { datum: { expr: "step" }, type: "quantitative" } },
};

/** The signals that the page's controls move. */
export const chosen: readonly Fragment[] = [
  { name: "step", value: 0 },
  { name: "singleSeeds", value: 0 },
];

/** The signals of a chart of a single unit: its step axis ends where the reader says. */
export function chosenUnit(steps: number): readonly Fragment[] {
  return [...chosen, { name: "until", value: steps }];
}

/** Exact values on hover: an unseen stripe over every step, with a tooltip of the named fields. */
export function stepTooltips(
  rows: RowsOf,
  x: Fragment,
  fields: Readonly<Record<string, string>>,
  stripe = 10,
): Fragment {
  return {
    ...rows,
    mark: { type: "rule", strokeWidth: stripe, opacity: 0, clip: true },
    encoding: {
      x,
      tooltip: Object.entries({ step: "step", ...fields }).map(([field, title]) => ({
        field,
        title,
        type: "quantitative",
        format: field === "step" ? ",d" : ".4~g",
      })),
    },
  };
}

/** The same over lines of several variants: one tooltip per step with the value of each. */
export function variantTooltips(
  variants: readonly ReportVariant[],
  { data, transform }: RowsOf,
  x: Fragment,
  value: string,
  stripe?: number,
): Fragment {
  return stepTooltips(
    { data, transform: [...transform, { pivot: "variant", value, groupby: ["step"] }] },
    x,
    Object.fromEntries(variants.map(({ code }) => [code, code])),
    stripe,
  );
}
