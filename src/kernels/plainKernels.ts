import { onHeap } from "../matrix.ts";
import type { Kernels } from "./kernels.ts";
import { definitions } from "./plain/definitions.ts";

/** Every kernel as it is defined, on arrays of the heap, or on whatever arrays it is handed. */
export const plainKernels: Kernels = {
  allocate: onHeap,
  hasRoomFor: () => true,
  taped: (work) => work,
  ...definitions,
  activations: {},
  losses: {},
};
