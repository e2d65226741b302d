import type { Matrix } from "../matrix.ts";
import type { Scaling } from "./features.ts";

/** No scaling: mean 0 and sd 1 for each of so many features. */
export function unscaled(count: number): Scaling {
  return { mean: new Float64Array(count), sd: new Float64Array(count).fill(1) };
}

/** Mean and sd (divisor n) of each row; 1 in place of the sd of a constant one. */
export function scalingOf({ rows, columns, values }: Matrix): Scaling {
  const scaling = unscaled(rows);
  for (let row = 0; row < rows; row++) {
    const of = values.subarray(row * columns, (row + 1) * columns);
    const mean = of.reduce((sum, value) => sum + value, 0) / columns;
    const variance = of.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / columns;
    scaling.mean[row] = mean;
    scaling.sd[row] = variance > 0 ? Math.sqrt(variance) : 1;
  }
  return scaling;
}
