import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { paddedLength } from "../matrix.ts";
import type { Network } from "./network.ts";

/** Rows per unit that training keeps at most: z, input of the unit, what it puts out, output, gradient. */
const rowsPerUnit = 5;
/** Numbers per unit of its norm, and what alignment may take. */
const besides = 16;

/** The network's kernels, if their memory holds buffers for so many samples; the plain ones, on the heap, otherwise. */
export function kernelsWithRoom({ inputs, hidden, output, kernels }: Network, samples: number): Kernels {
  const units = hidden.reduce((sum, { dense }) => sum + dense.units, 0);
  const rows = inputs + rowsPerUnit * units + 2 * output.units + 4 * hidden.length + 2;
  return kernels.hasRoomFor(rows * paddedLength(samples) + besides * units) ? kernels : plainKernels;
}
