import { z } from "zod";
import { measureSelector } from "./claims.ts";
import { text } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

/** Charts that can stand beside the answer. */
export const leadCharts = ["gap", "lines", "map", "bars", "effects", "none"] as const;

const chart = z.enum(leadCharts);
const level = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** The chart on the first screen: a word, or a map. */
export const lead = shorthand(
  chart,
  (word) => ({ chart: word }),
  z.strictObject({
    chart: chart.describe(
      "gap: accuracy on own batches against new samples, variant by variant; lines: a measure over the levels of a factor; map: two factors; bars: a measure with its spread over the seeds; effects: each claim's ratio with its interval; none.",
    ),
    measure: measureSelector
      .optional()
      .describe("Of lines and bars; test accuracy at inference unless said."),
    over: text(200)
      .optional()
      .describe("Of lines: the factor; the first with numbers for levels unless said."),
    where: z
      .record(z.string(), level, "a map of factor: level")
      .default({})
      .describe("Levels that the chart keeps to."),
  }),
);

export type LeadFile = z.output<typeof lead>;
