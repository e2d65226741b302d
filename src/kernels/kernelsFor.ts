import type { Kernels } from "./kernels.ts";
import { plainKernels } from "./plainKernels.ts";

/** Whoever has arrays: a network, a trainer, a pass. */
interface OnKernels {
  readonly kernels: Kernels;
}

/**
 * Kernels for new arrays of so many numbers in all that meet those of others: theirs, if all are on the same ones and their
 * memory has room; otherwise the plain ones, on the heap, which work on whatever arrays there are.
 */
export function kernelsFor(owners: readonly OnKernels[], values: number): Kernels {
  const [{ kernels }] = owners as readonly [OnKernels];
  const isShared = owners.every((owner) => owner.kernels === kernels);
  return isShared && kernels.hasRoomFor(values) ? kernels : plainKernels;
}
