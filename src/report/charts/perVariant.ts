import type { PanelLayout } from "../page/pageData.ts";
import type { ReportVariant } from "../reportModel.ts";
import type { Chart, Fragment, RowsOf } from "./chart.ts";
import { ofVariant, panelTitle } from "./coded.ts";
import { chosen } from "./cursor.ts";

export interface PanelOptions {
  readonly height: number;
  /** Before the page sets it. */
  readonly width?: number;
  readonly columns?: number;
  readonly spacing?: Fragment;
  readonly resolve?: Fragment;
  readonly params?: readonly Fragment[];
  readonly layout?: Partial<PanelLayout>;
}

/** Axes that all panels share. */
export const shared = (...axes: readonly ("x" | "y")[]): Fragment => ({
  scale: Object.fromEntries(axes.map((axis) => [axis, "shared"])),
});

/** One panel per entry, as many columns as the page's width allows. */
export function smallMultiples(
  panels: readonly { readonly title: string | Fragment; readonly layer: readonly Fragment[] }[],
  { height, width = 300, columns = 2, spacing, resolve, params = chosen, layout }: PanelOptions,
): Pick<Chart, "spec" | "panels"> {
  return {
    spec: {
      params,
      columns,
      spacing: spacing ?? { row: 26, column: 26 },
      ...(resolve ? { resolve } : {}),
      concat: panels.map(({ title, layer }) => ({ title, width, height, layer })),
    },
    panels: panelLayout(panels.length, { columns, ...layout }),
  };
}

/** One panel per variant; `layers` draws its own rows of the table. */
export function perVariant(
  variants: readonly ReportVariant[],
  table: string,
  options: PanelOptions,
  layers: (rows: RowsOf, variant: ReportVariant) => readonly Fragment[],
): Pick<Chart, "spec" | "panels"> {
  const panels = variants.map((variant) => ({
    title: panelTitle(variant.code),
    layer: layers({ data: { name: table }, transform: [{ filter: ofVariant(variant) }] }, variant),
  }));
  return smallMultiples(panels, options);
}

/** How small multiples share out the width of the page. */
export function panelLayout(count: number, changes: Partial<PanelLayout> = {}): PanelLayout {
  return { count, columns: 2, minWidth: 250, axisWidth: 59, gap: 26, aspect: null, ...changes };
}
