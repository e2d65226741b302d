import type { ReportVariant } from "../model.ts";
import type { PanelLayout } from "../page/pageData.ts";
import type { Fragment } from "./chart.ts";
import { inWords } from "./coded.ts";

/** The parts that most charts share. Step axes are fixed to the whole training, so that the cursor never leaves them. */
export function stepAxis(steps: number, title = "step (parameter updates)"): Fragment {
  return {
    field: "step",
    type: "quantitative",
    title,
    scale: { domain: [0, steps], nice: false },
    axis: { format: ",d", tickMinStep: 1 },
  };
}

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

/** The axis of such a chart. */
export function zoomedStepAxis(steps: number): Fragment {
  return {
    ...stepAxis(steps),
    scale: { domainMin: 0, domainMax: { expr: "until" }, nice: false },
  };
}

/** Exact values on hover: an unseen stripe over every step, with a tooltip of the named fields. */
export function stepTooltips(
  shared: { readonly data: Fragment; readonly transform: readonly Fragment[] },
  x: Fragment,
  fields: Readonly<Record<string, string>>,
  stripe = 10,
): Fragment {
  return {
    ...shared,
    mark: { type: "rule", strokeWidth: stripe, opacity: 0, clip: true },
    encoding: {
      x,
      tooltip: Object.entries(fields).map(([field, title]) => ({
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
  shared: { readonly data: Fragment; readonly transform: readonly Fragment[] },
  x: Fragment,
  value: string,
  stripe?: number,
): Fragment {
  return stepTooltips(
    {
      data: shared.data,
      transform: [...shared.transform, { pivot: "variant", value, groupby: ["step"] }],
    },
    x,
    { step: "step", ...Object.fromEntries(variants.map(({ code }) => [code, code])) },
    stripe,
  );
}

/** One panel per entry, as many columns as the page's width allows. */
export function smallMultiples(
  panels: readonly { readonly title: string | Fragment; readonly layer: readonly Fragment[] }[],
  options: {
    readonly height: number;
    readonly columns?: number;
    readonly resolve?: Fragment;
    readonly params?: readonly Fragment[];
  },
): Fragment {
  return {
    params: options.params ?? chosen,
    columns: options.columns ?? 2,
    spacing: { row: 26, column: 26 },
    concat: panels.map(({ title, layer }) => ({ title, width: 300, height: options.height, layer })),
    ...(options.resolve ? { resolve: options.resolve } : {}),
  };
}

/** How small multiples share out the width of the page. */
export function panelLayout(count: number, changes: Partial<PanelLayout> = {}): PanelLayout {
  return { count, columns: 2, minWidth: 250, axisWidth: 56, gap: 26, aspect: null, ...changes };
}

/** Colour by variant, the same everywhere. */
export function variantColour(variants: readonly ReportVariant[], legend = true): Fragment {
  return {
    field: "variant",
    type: "nominal",
    title: null,
    scale: {
      domain: variants.map(({ code }) => code),
      range: variants.map(({ look }) => look.colour),
    },
    legend: legend ? inWords : null,
  };
}

/**
 * Fill of a band by variant, under a field name of its own: Vega-Lite would merge its missing legend with that of the
 * lines, and drop both.
 */
export const bandOwner: Fragment = { calculate: "datum.variant", as: "owner" };
export function bandFill(variants: readonly ReportVariant[]): Fragment {
  return { ...variantColour(variants, false), field: "owner" };
}

/** Dash by variant, beside its colour. */
export function variantDash(variants: readonly ReportVariant[]): Fragment {
  return {
    field: "variant",
    type: "nominal",
    title: null,
    scale: {
      domain: variants.map(({ code }) => code),
      range: variants.map(({ look }) => (look.dash.length ? look.dash : [1, 0])),
    },
    legend: inWords,
  };
}

/** Mark by variant, beside its colour. */
export function variantShape(variants: readonly ReportVariant[]): Fragment {
  return {
    field: "variant",
    type: "nominal",
    title: null,
    scale: {
      domain: variants.map(({ code }) => code),
      range: variants.map(({ look }) => look.shape),
    },
    legend: inWords,
  };
}

/** Where an axis of accuracies starts: 40 %, or the tenth below the lowest. */
export function lowestShare(values: readonly number[]): number {
  const lowest = values.reduce((low, value) => (value < low ? value : low), 0.4);
  return Math.max(0, Math.floor(lowest * 10) / 10);
}
