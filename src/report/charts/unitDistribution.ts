import type { Fragment } from "./chart.ts";
import { type PanelOptions, shared } from "./perVariant.ts";

/** What charts of a unit's distribution share: its values across, in narrow panels, four to a row. */

export const unitValues = (field: string): Fragment => ({
  field,
  type: "quantitative",
  title: "input or z (no unit)",
  scale: { zero: false, nice: false },
  axis: { tickCount: 4 },
});

export const narrowPanels = ({
  height,
  axisWidth,
}: {
  readonly height: number;
  readonly axisWidth: number;
}): PanelOptions => ({
  height,
  width: 180,
  columns: 4,
  spacing: { row: 22, column: 18 },
  resolve: shared("x", "y"),
  layout: { minWidth: 160, axisWidth },
});
