import type { Kernels } from "../kernels/kernels.ts";
import { kernelsFor } from "../kernels/kernelsFor.ts";
import { paddedLength } from "../matrix.ts";
import type { Network } from "./network.ts";
import type { NormalizationSettings } from "./normalizations/settings.ts";

/** Rows per unit that training keeps at most: z, input of the unit, what it puts out, output, gradient. */
const rowsPerUnit = 5;
/** Numbers per unit of its norm, and what alignment may take. */
const besides = 16;

/** Groups of units that are normalized together within a sample, of which four rows are kept; one where there are none. */
const groupsOf = (settings: NormalizationSettings) => (settings.kind === "group" ? settings.groups : 1);

/** The network's kernels, if their memory holds buffers for so many samples; the plain ones, on the heap, otherwise. */
export function kernelsWithRoom(network: Network, samples: number): Kernels {
  const { inputs, hidden, output } = network;
  const units = hidden.reduce((sum, { dense }) => sum + dense.units, 0);
  const groups = hidden.reduce((sum, { settings: { normalization } }) => sum + groupsOf(normalization), 0);
  const rows = inputs + rowsPerUnit * units + 2 * output.units + 4 * groups + 2;
  return kernelsFor([network], rows * paddedLength(samples) + besides * units);
}
