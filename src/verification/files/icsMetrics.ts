import { z } from "zod";
import { referenceFile, remark } from "../format.ts";
import { distances, verifyDistances } from "./distances.ts";
import { gradientMetrics, verifyGradientMetrics } from "./gradientMetrics.ts";

/** ics_metrics.json: gradient shift, landscape, and the distances between distributions. */
export const icsMetricsFile = referenceFile(
  z.strictObject({
    meta: remark,
    gradient_metrics: gradientMetrics,
    distribution_distances: distances,
  }),
  (content) => [
    ...verifyGradientMetrics(content.gradient_metrics),
    ...verifyDistances(content.distribution_distances),
  ],
);
