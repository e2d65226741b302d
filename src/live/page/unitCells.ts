/** Where a unit's histogram stands, in pixels. */
export interface UnitCell {
  readonly layer: number;
  readonly unit: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Room for the number of the layer. */
const layerRoom = 16;
const GAP = 3;
const NARROWEST = 19;
const WIDEST = 64;
const HIGHEST = 84;

/** Rows that each layer takes: more than one where its units would be too narrow to point at. */
function rowsPerLayer(widths: readonly number[], width: number): number {
  const fit = Math.max(1, Math.floor((width - layerRoom) / (NARROWEST + GAP)));
  return Math.ceil(Math.max(...widths) / fit);
}

/** Rows of all layers, for whoever makes room for them. */
export const rowsOfUnits = (widths: readonly number[], width: number): number =>
  widths.length * rowsPerLayer(widths, width);

/** A cell for every hidden unit, layer by layer. */
export function unitCells(widths: readonly number[], width: number, height: number): UnitCell[] {
  const rows = rowsPerLayer(widths, width);
  const perRow = Math.ceil(Math.max(...widths) / rows);
  const cellWidth = Math.min(WIDEST, (width - layerRoom) / perRow - GAP);
  const cellHeight = Math.min(HIGHEST, height / (rows * widths.length) - GAP);
  return widths.flatMap((units, layer) =>
    Array.from({ length: units }, (_, unit) => ({
      layer,
      unit,
      left: layerRoom + (unit % perRow) * (cellWidth + GAP),
      top: (layer * rows + Math.floor(unit / perRow)) * (cellHeight + GAP),
      width: cellWidth,
      height: cellHeight,
    })),
  );
}
