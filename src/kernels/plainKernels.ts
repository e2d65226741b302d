import { onHeap } from "../matrix.ts";
import type { Kernels } from "./kernels.ts";
import { affineRows } from "./plain/affineRows.ts";
import { denseForward } from "./plain/denseForward.ts";
import { inputGradient } from "./plain/inputGradient.ts";
import { layerNormBackward } from "./plain/layerNormBackward.ts";
import { layerNormForward } from "./plain/layerNormForward.ts";
import { momentsStep } from "./plain/momentsStep.ts";
import { momentumStep } from "./plain/momentumStep.ts";
import { normSlopes } from "./plain/normSlopes.ts";
import { orderRows } from "./plain/orderRows.ts";
import { resampledAreas } from "./plain/resampledAreas.ts";
import { rowDistances } from "./plain/rowDistances.ts";
import { rowMoments } from "./plain/rowMoments.ts";
import { rowRanges } from "./plain/rowRanges.ts";
import { rowStatistics } from "./plain/rowStatistics.ts";
import { rowSums } from "./plain/rowSums.ts";
import { scaleRows } from "./plain/scaleRows.ts";
import { sgdStep } from "./plain/sgdStep.ts";
import { slopeSums } from "./plain/slopeSums.ts";
import { sortRows } from "./plain/sortRows.ts";
import { weightGradient } from "./plain/weightGradient.ts";

/** Every kernel as it is defined, on arrays of the heap, or on whatever arrays it is handed. */
export const plainKernels: Kernels = {
  allocate: onHeap,
  hasRoomFor: () => true,
  denseForward,
  inputGradient,
  weightGradient,
  rowSums,
  rowStatistics,
  rowMoments,
  rowRanges,
  rowDistances,
  sortRows,
  orderRows,
  resampledAreas,
  affineRows,
  scaleRows,
  slopeSums,
  normSlopes,
  layerNormForward,
  layerNormBackward,
  sgdStep,
  momentumStep,
  momentsStep,
  activations: {},
  losses: {},
};
