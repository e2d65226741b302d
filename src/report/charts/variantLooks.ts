import type { Look } from "../palette.ts";
import type { ReportVariant } from "../reportModel.ts";
import type { Fragment } from "./chart.ts";
import { inWords } from "./coded.ts";

/** One row per variant, in their order. */
export function variantRows(variants: readonly ReportVariant[]): Fragment {
  const codes = variants.map(({ code }) => code);
  return {
    field: "variant",
    type: "nominal",
    title: null,
    sort: codes,
    scale: { domain: codes },
    axis: inWords,
  };
}

/** What the names of variants take at the left of their rows, in pixels: the axis cuts them at 190. */
export function rowNamesWidth(variants: readonly ReportVariant[]): number {
  const longest = Math.max(0, ...variants.map(({ label }) => label.length));
  return 10 + Math.min(190, Math.ceil(6.4 * longest));
}

/** Colour by variant, the same everywhere. */
export function variantColour(variants: readonly ReportVariant[], legend = true): Fragment {
  return byVariant(variants, ({ colour }) => colour, legend);
}

/** Dash by variant, beside its colour. */
export function variantDash(variants: readonly ReportVariant[], legend = true): Fragment {
  return byVariant(variants, ({ dash }) => (dash.length ? dash : [1, 0]), legend);
}

/** Mark by variant, beside its colour. */
export function variantShape(variants: readonly ReportVariant[]): Fragment {
  return byVariant(variants, ({ shape }) => shape);
}

function byVariant(
  variants: readonly ReportVariant[],
  lookOf: (look: Look) => unknown,
  legend = true,
): Fragment {
  return {
    field: "variant",
    type: "nominal",
    title: null,
    scale: { domain: variants.map(({ code }) => code), range: variants.map(({ look }) => lookOf(look)) },
    legend: legend ? inWords : null,
  };
}
