import type { Kernels } from "../kernels/kernels.ts";
import { kernelsFor } from "../kernels/kernelsFor.ts";
import { type Matrix, padded, paddedLength, rowOf } from "../matrix.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";

/** A pass, a trainer, or the probe set: hidden layers over so many samples. */
export interface Observed {
  readonly kernels: Kernels;
  readonly hidden: readonly HiddenActivity[];
}

/**
 * The rows of a matrix, each in ascending order (−0 before 0, NaN last). They are overwritten by the next call; those of
 * another layer with more units may stand behind them.
 */
export type SortedRows = (rows: Matrix) => readonly Float64Array[];

/** For every matrix (units × samples) of the hidden layers, on their kernels. */
export function createSortedRows({ kernels: own, hidden }: Observed): SortedRows {
  const most = Math.max(0, ...hidden.map(({ unitInput }) => unitInput.rows));
  const samples = hidden[0]?.unitInput.columns ?? 0;
  const kernels = kernelsFor([{ kernels: own }], most * paddedLength(samples));
  const sorted = padded(most, samples, kernels.allocate);
  const ofUnits = Array.from({ length: most + 1 }, (_, units) => ({ ...sorted, rows: units }));
  const rows = Array.from({ length: most }, (_, unit) => rowOf(sorted, unit));
  return (matrix) => {
    kernels.sortRows(matrix, ofUnits[matrix.rows]!);
    return rows;
  };
}
