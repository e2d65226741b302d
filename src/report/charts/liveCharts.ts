import { decisionMaps, decisionMapsByStatistic } from "./decisionMaps.ts";
import { featureSpace } from "./featureSpace.ts";
import type { LiveChart } from "./liveChart.ts";
import { normalizationSeries } from "./normalizationCharts.ts";
import { unitBands } from "./unitBands.ts";
import { unitPhase } from "./unitPhase.ts";
import { unitRidges } from "./unitRidges.ts";
import { unitViolins } from "./unitViolins.ts";

/** Every chart that follows the reader's choice, by its id, in the order in which they stand in their sections. */
export const liveCharts: Readonly<Record<string, LiveChart>> = {
  "feature-space": featureSpace,
  "decision-maps": decisionMaps,
  "decision-maps-by-statistic": decisionMapsByStatistic,
  "unit-bands": unitBands,
  "unit-violins": unitViolins,
  "unit-ridges": unitRidges,
  "unit-phase": unitPhase,
  "normalization-mean": normalizationSeries("mean"),
  "normalization-variance": normalizationSeries("variance"),
  "normalization-affine": normalizationSeries("affine"),
};
