import { z } from "zod";
import { referenceFile } from "../cases.ts";
import { remark } from "../format.ts";
import { distances } from "./distances.ts";
import { gradientMetrics } from "./gradientMetrics.ts";

/** ics_metrics.json: gradient shift, landscape, and the distances between distributions. */
export const icsMetricsFile = referenceFile(
  z.strictObject({
    meta: remark,
    gradient_metrics: gradientMetrics.content.optional(),
    distribution_distances: distances.content.optional(),
  }),
  (content) => [
    ...(content.gradient_metrics === undefined ? [] : gradientMetrics.verify(content.gradient_metrics)),
    ...(content.distribution_distances === undefined ? [] : distances.verify(content.distribution_distances)),
  ],
);
