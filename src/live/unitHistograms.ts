import type { Matrix } from "../matrix.ts";
import type { HiddenActivity } from "../network/hiddenActivity.ts";

/**
 * How often the input of each hidden unit falls into each of equally wide bins over [−reach, reach], by subset; what lies
 * beyond counts in the outermost, NaN nowhere.
 *
 * Shapes   into [(unit · 2 + subset) · bins + bin], units of all layers in order
 */
export function countUnitInputs(
  hidden: readonly Pick<HiddenActivity, "unitInput">[],
  subsets: Uint8Array,
  reach: number,
  bins: number,
  into: Uint16Array,
): void {
  into.fill(0);
  let first = 0;
  for (const { unitInput } of hidden) {
    countRows(unitInput, subsets, reach, bins, into, first);
    first += unitInput.rows * 2 * bins;
  }
}

function countRows(
  { rows, columns, stride, values }: Matrix,
  subsets: Uint8Array,
  reach: number,
  bins: number,
  into: Uint16Array,
  first: number,
): void {
  const perUnit = bins / (2 * reach);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const value = values[row * stride + column]!;
      if (Number.isNaN(value)) continue;
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((value + reach) * perUnit)));
      const at = first + (row * 2 + subsets[column]!) * bins + bin;
      into[at] = into[at]! + 1;
    }
}
