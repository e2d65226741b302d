import { z } from "zod";
import { type FlowerSettings, featureNames } from "../../flowers/settings.ts";
import type { DataSettings, RowsSettings } from "../scenario.ts";
import { anyNumber, numberBetween, positiveNumber, text, wholeNumberUpTo, yesOrNo } from "./numbers.ts";

const flowers = z
  .strictObject({
    train: wholeNumberUpTo("samples", 2).default(4000).describe("Training flowers."),
    test: wholeNumberUpTo("samples", 2).default(1000).describe("Test flowers."),
    probe: wholeNumberUpTo("samples", 2)
      .default(512)
      .describe("Probe flowers, never trained on: unit inputs are observed through them."),
    features: z
      .array(z.enum(featureNames), "a list of features")
      .min(1, "a list of at least 1 feature")
      .refine((names) => new Set(names).size === names.length, "a list without repetition")
      .default(["openness", "form"])
      .describe("What the network sees of a flower."),
    standardize: yesOrNo()
      .default(false)
      .describe("Scale each feature to mean 0 and sd 1 of the training set."),
    boundary: z.enum(["sine", "arch"]).default("sine").describe("The true boundary between the classes."),
    distance: numberBetween(0, 100)
      .default(3)
      .describe("Between the means of openness of the subsets A and B."),
    opennessSd: positiveNumber().default(0.4).describe("Sd of openness within a subset."),
    margin: numberBetween(0, 100).default(0.9).describe("Mean distance of a form from the true boundary."),
    overlap: positiveNumber().default(0.42).describe("Sd of that distance."),
    labelNoise: numberBetween(0, 0.5).default(0).describe("Share of labels flipped."),
    roseShare: numberBetween(0.01, 0.99).default(0.5).describe("Share of roses."),
    subsetAShare: numberBetween(0.01, 0.99).default(0.5).describe("Share of subset A."),
  })
  .describe("Invented flowers, drawn anew for every seed.") satisfies z.ZodType<FlowerSettings>;

const rows = z
  .strictObject({
    columns: z
      .array(text(60), "a list of names")
      .min(1, "at least 1 name")
      .describe("Names of the features."),
    samples: z
      .array(z.array(anyNumber(), "a list of numbers"), "a list of samples, each a list of numbers")
      .min(2, "at least 2 samples")
      .describe("One list of values per sample, in the order of the columns."),
    labels: z
      .array(z.literal([0, 1], "0 or 1"), "a list of labels, each 0 or 1")
      .describe("One label per sample."),
    standardize: yesOrNo().default(false).describe("Scale each column to mean 0 and sd 1."),
  })
  .describe(
    "Samples given outright: training, test and probe set at once.",
  ) satisfies z.ZodType<RowsSettings>;

/** Where the samples come from: exactly one of the keys. */
export const data = z
  .strictObject({ flowers: flowers.optional(), rows: rows.optional() }, "a map with one of flowers, rows")
  .refine(
    (given) => (given.flowers === undefined) !== (given.rows === undefined),
    "exactly one of flowers, rows",
  )
  .transform(
    (given): DataSettings =>
      given.flowers === undefined ? { rows: given.rows! } : { flowers: given.flowers },
  )
  .describe("Where the samples come from.");
