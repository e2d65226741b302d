import { z } from "zod";
import { measureSelector } from "./claims.ts";
import { ofLength, text } from "./numbers.ts";
import { seedRange } from "./seeds.ts";

/** Far from the seeds that a scenario reports. */
const FIRST_TUNING_SEED = 1_000_001;

/** A setting that is chosen before the reported runs, on seeds of its own. */
export const tune = z
  .strictObject({
    path: text(200).describe("The setting, such as training.optimizer.learningRate."),
    values: z
      .array(z.unknown(), "a list of values")
      .min(2, ofLength("at least 2 values"))
      .max(100, ofLength("a list of at most 100 values"))
      .describe("What is tried."),
    best: measureSelector.describe("The measure whose median decides, in its good direction."),
    per: z
      .array(text(200), "a list of factors")
      .max(20, ofLength("a list of at most 20 factors"))
      .optional()
      .describe("Each combination of these factors' levels gets its own value; every variant unless said."),
    seeds: seedRange(FIRST_TUNING_SEED)
      .prefault(5)
      .describe(`Seeds of its own, from ${FIRST_TUNING_SEED} unless said; none of them is reported.`),
  })
  .describe("Each side at its own best setting, chosen on other seeds than those that are reported.");
