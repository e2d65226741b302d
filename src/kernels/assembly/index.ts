export { denseForward, inputGradient, weightGradient } from "./dense";
export {
  affineRows, movingAverage, normFactors, normSlopes, rowDistances, rowMoments, rowRanges, rowStatistics, rowSums, scaleRows, slopeFactors, slopeSums,
} from "./rows";
export { distanceSums } from "./distances";
export { layerNormBackward, layerNormForward } from "./layerNorm";
export { orderRows, sortRows } from "./sorting";
export { resampledAreas } from "./resamples";
export { momentsStep, momentumStep, sgdStep } from "./steps";
export * from "./activations";
export { sigmoidCrossEntropy, softmaxCrossEntropy } from "./losses";
export { prepare } from "./page";
export { replay } from "./tape";
