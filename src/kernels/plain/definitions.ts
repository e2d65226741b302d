import { affineRows } from "./affineRows.ts";
import { denseForward } from "./denseForward.ts";
import { distanceSums } from "./distanceSums.ts";
import { inputGradient } from "./inputGradient.ts";
import { layerNormBackward } from "./layerNormBackward.ts";
import { layerNormForward } from "./layerNormForward.ts";
import { momentsStep } from "./momentsStep.ts";
import { momentumStep } from "./momentumStep.ts";
import { movingAverage } from "./movingAverage.ts";
import { normFactors } from "./normFactors.ts";
import { normSlopes } from "./normSlopes.ts";
import { orderRows } from "./orderRows.ts";
import { resampledAreas } from "./resampledAreas.ts";
import { rowDistances } from "./rowDistances.ts";
import { rowMoments } from "./rowMoments.ts";
import { rowRanges } from "./rowRanges.ts";
import { rowStatistics } from "./rowStatistics.ts";
import { rowSums } from "./rowSums.ts";
import { scaleRows } from "./scaleRows.ts";
import { sgdStep } from "./sgdStep.ts";
import { slopeFactors } from "./slopeFactors.ts";
import { slopeSums } from "./slopeSums.ts";
import { sortRows } from "./sortRows.ts";
import { weightGradient } from "./weightGradient.ts";

/** Every kernel by its definition: a new one is a file and a line here. */
export const definitions = {
  denseForward,
  inputGradient,
  weightGradient,
  rowSums,
  rowStatistics,
  rowMoments,
  rowRanges,
  rowDistances,
  distanceSums,
  sortRows,
  orderRows,
  resampledAreas,
  affineRows,
  scaleRows,
  normFactors,
  slopeSums,
  slopeFactors,
  movingAverage,
  normSlopes,
  layerNormForward,
  layerNormBackward,
  sgdStep,
  momentumStep,
  momentsStep,
};
