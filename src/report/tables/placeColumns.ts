import type { ColumnOf } from "./tidyTable.ts";

/** Columns of where a row stands, which several tables have. */
export const step: ColumnOf<{ readonly step: number }> = [
  "INT32",
  "parameter updates done",
  (place) => place.step,
];
export const update: ColumnOf<{ readonly step: number }> = [
  "INT32",
  "number of the update",
  (place) => place.step,
];
export const layer: ColumnOf<{ readonly layer: number }> = [
  "INT32",
  "hidden layer from 1",
  (place) => place.layer + 1,
];
export const unit: ColumnOf<{ readonly unit: number }> = ["INT32", "unit from 1", (place) => place.unit + 1];

/** Every unit of every layer at every step, where arrays over steps and units have it: [step · units + unit]. */
export function unitPlaces<Layer>(
  steps: Int32Array,
  layers: readonly Layer[],
  unitsOf: (layer: Layer) => number,
): {
  readonly step: number;
  readonly layer: number;
  readonly unit: number;
  readonly at: number;
  readonly of: Layer;
}[] {
  return layers.flatMap((of, index) => {
    const units = unitsOf(of);
    return Array.from({ length: units * steps.length }, (_, at) => ({
      step: steps[Math.floor(at / units)]!,
      layer: index,
      unit: at % units,
      at,
      of,
    }));
  });
}
