import type { ReportModel } from "../reportModel.ts";
import { accuracyByStatistic } from "./accuracyByStatistic.ts";
import { accuracyBySubset } from "./accuracyBySubset.ts";
import { batchDrift } from "./batchDriftChart.ts";
import { batchShift } from "./batchShiftChart.ts";
import { causeRanges } from "./causeRanges.ts";
import { causes } from "./causesChart.ts";
import type { Chart } from "./chart.ts";
import { drift } from "./driftChart.ts";
import { effectiveRank } from "./effectiveRankChart.ts";
import { errorGrowth } from "./errorGrowth.ts";
import { factorMap } from "./factorMap.ts";
import { featureShift } from "./featureShiftChart.ts";
import { generalizationGap } from "./generalizationGapChart.ts";
import { gradientNorms } from "./gradientNormsChart.ts";
import { gradientShift } from "./gradientShiftChart.ts";
import { gradientsOverDepth } from "./gradientsOverDepth.ts";
import { lossOverSteps } from "./lossOverSteps.ts";
import { lossPlane } from "./lossPlane.ts";
import { shiftHeat } from "./shiftHeat.ts";
import { shiftMeasures } from "./shiftMeasures.ts";
import { smoothness } from "./smoothnessChart.ts";
import { stepsToTarget } from "./stepsToTarget.ts";
import { trainingAgainstInference } from "./trainingAgainstInference.ts";
import { effectiveRate, weightNorm } from "./weightNormCharts.ts";

/** A chart whose rows the report computes; null where nothing of it was measured. */
export type StaticChart = (model: ReportModel) => Chart | null;

/** Every static chart by its id, in the order in which they stand in their sections. */
export const staticCharts = {
  training: {
    "factor-map": factorMap,
    "training-against-inference": trainingAgainstInference,
    "accuracy-by-statistic": accuracyByStatistic,
    "accuracy-by-subset": accuracyBySubset,
    "loss-over-steps": lossOverSteps,
    "generalization-gap": generalizationGap,
    "steps-to-target": stepsToTarget,
    "error-growth": errorGrowth,
    "loss-plane": lossPlane,
  },
  shift: {
    "batch-shift": batchShift,
    "feature-shift": featureShift,
    "shift-measures": shiftMeasures,
    "shift-heat": shiftHeat,
    "drift-normalized": drift,
    "causes-training": (model) => causes(model, "training"),
    "causes-range": causeRanges,
    "causes-inference": (model) => causes(model, "inference"),
    "batch-drift": batchDrift,
    "gradient-shift-cosine": gradientShift,
    smoothness,
    "gradient-norms": gradientNorms,
    "gradients-over-depth": gradientsOverDepth,
    "effective-rank": effectiveRank,
    "weight-norm": weightNorm,
    "effective-rate": effectiveRate,
  },
} satisfies Readonly<Record<string, Readonly<Record<string, StaticChart>>>>;
