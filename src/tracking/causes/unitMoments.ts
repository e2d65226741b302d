import { log } from "../../elementary/log.ts";
import type { Matrix } from "../../matrix.ts";

/**
 * Mean and log sd of one unit over a batch, into `mean` and `logSd` at `at`; with `weights` over a batch without end.
 *
 *   μ = Σ w x      ½ log Σ w (x − μ)²      w = 1/m without weights
 *
 * −∞ where the unit does not vary.
 */
export function writeMoments(
  { columns, stride, values }: Matrix,
  unit: number,
  weights: Float64Array | null,
  mean: Float64Array,
  logSd: Float64Array,
  at: number,
): void {
  const from = unit * stride;
  let mu = 0;
  let squares = 0;
  if (weights === null) {
    for (let n = 0; n < columns; n++) mu += values[from + n]!;
    mu /= columns;
    for (let n = 0; n < columns; n++) {
      const deviation = values[from + n]! - mu;
      squares += deviation * deviation;
    }
    squares /= columns;
  } else {
    for (let n = 0; n < columns; n++) mu += weights[n]! * values[from + n]!;
    for (let n = 0; n < columns; n++) {
      const deviation = values[from + n]! - mu;
      squares += weights[n]! * deviation * deviation;
    }
  }
  mean[at] = mu;
  logSd[at] = log(squares) / 2;
}
