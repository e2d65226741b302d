import { type Matrix, rowOf } from "../matrix.ts";
import { isConstant, mean, populationVariance } from "../statistics/moments.ts";
import type { Scaling } from "./features.ts";

/** No scaling: mean 0 and sd 1 for each of so many features. */
export function unscaled(count: number): Scaling {
  return { mean: new Float64Array(count), sd: new Float64Array(count).fill(1) };
}

/** Mean and sd (divisor n) of each row; 1 in place of the sd of a constant one. */
export function scalingOf(matrix: Matrix): Scaling {
  const scaling = unscaled(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    const of = rowOf(matrix, row);
    const center = mean(of);
    const variance = populationVariance(of, center);
    scaling.mean[row] = center;
    scaling.sd[row] = isConstant(variance, center) ? 1 : Math.sqrt(variance);
  }
  return scaling;
}
