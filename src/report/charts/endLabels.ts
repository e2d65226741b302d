import { exp } from "../../elementary/exp.ts";
import { log } from "../../elementary/log.ts";
import { apart } from "../apart.ts";
import type { ReportVariant } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";
import { variantColour } from "./variantLooks.ts";

/** Between labels, in pixels. */
const APART = 15;
/** Room for the longest label, in pixels. */
const MOST = 170;

interface BandRow {
  readonly variant: string;
  readonly step: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** The variants' names where their lines end, on a logarithmic axis of so many pixels, in place of a legend. */
export function endLabels(
  variants: readonly ReportVariant[],
  rows: readonly BandRow[],
  y: Fragment,
  height: number,
): Fragment {
  const positive = rows.filter(({ low }) => low > 0);
  const least = positive.reduce((found, { low }) => Math.min(found, low), Number.POSITIVE_INFINITY);
  const most = positive.reduce((found, { high }) => Math.max(found, high), 0);
  const [from, to] = [log(least), log(most)];
  const lasts = variants.flatMap(({ code }) => rows.findLast(({ variant }) => variant === code) ?? []);
  const places = apart(
    lasts.map(({ median }) => log(median)),
    (APART / height) * (to - from),
    [from, to],
  );
  return {
    data: { values: lasts.map(({ variant }, index) => ({ variant, place: exp(places[index]!) })) },
    transform: [{ calculate: "words[datum.variant]", as: "words" }],
    mark: { type: "text", align: "left", dx: 7, fontSize: 11.5, limit: MOST, tooltip: null },
    encoding: {
      x: { value: { expr: "width" } },
      y: { ...y, field: "place" },
      text: { field: "words", type: "nominal" },
      color: variantColour(variants, false),
    },
  };
}
