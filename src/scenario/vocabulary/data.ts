import { z } from "zod";
import { type FlowerSettings, featureNames } from "../../flowers/settings.ts";
import type { TableSplitSettings } from "../../flowers/table.ts";
import type { DataSettings, RowsSettings } from "../scenario.ts";
import { limits } from "./limits.ts";
import {
  anyNumber,
  numberBetween,
  ofLength,
  positiveNumberUpTo,
  text,
  wholeNumberUpTo,
  yesOrNo,
} from "./numbers.ts";

const flowers = z
  .strictObject({
    train: wholeNumberUpTo("samples", 2).default(4000).describe("Training flowers."),
    test: wholeNumberUpTo("samples", 2).default(1000).describe("Test flowers."),
    probe: wholeNumberUpTo("samples", 2)
      .default(512)
      .describe("Probe flowers, never trained on: unit inputs are observed through them."),
    features: z
      .array(z.enum(featureNames), "a list of features")
      .min(1, ofLength("a list of at least 1 feature"))
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
    opennessSd: positiveNumberUpTo(100).default(0.4).describe("Sd of openness within a subset."),
    margin: numberBetween(0, 100).default(0.9).describe("Mean distance of a form from the true boundary."),
    overlap: positiveNumberUpTo(100).default(0.42).describe("Sd of that distance."),
    labelNoise: numberBetween(0, 0.5).default(0).describe("Share of labels flipped."),
    roseShare: numberBetween(0.01, 0.99).default(0.5).describe("Share of roses."),
    subsetAShare: numberBetween(0.01, 0.99).default(0.5).describe("Share of subset A."),
  })
  .describe("Invented flowers, drawn anew for every seed.") satisfies z.ZodType<FlowerSettings>;

/** The flowers that a scenario gets which says nothing of them. */
export const usualFlowers: FlowerSettings = flowers.parse({});

const rows = z
  .strictObject({
    columns: z
      .array(text(60), "a list of names")
      .min(1, ofLength("at least 1 name"))
      .describe("Names of the features."),
    samples: z
      .array(z.array(anyNumber(), "a list of numbers"), "a list of samples, each a list of numbers")
      .min(2, ofLength("at least 2 samples"))
      .describe("One list of values per sample, in the order of the columns."),
    labels: z
      .array(z.literal([0, 1], "0 or 1"), "a list of labels, each 0 or 1")
      .describe("One label per sample."),
    standardize: yesOrNo().default(false).describe("Scale each column to mean 0 and sd 1."),
  })
  .describe(
    "Samples given outright: training, test and probe set at once.",
  ) satisfies z.ZodType<RowsSettings>;

const columnName = () => text(200);

const split = z
  .strictObject({
    most: wholeNumberUpTo("samples", 6)
      .default(10_000)
      .describe("Rows that a run uses at most, drawn by its seed: observing costs by the row."),
    test: numberBetween(0.01, 0.9)
      .default(0.2)
      .describe("Share of these rows to test on; unused with `test`."),
    probe: numberBetween(0.01, 0.5)
      .default(0.1)
      .describe(
        "Share of these rows for the probe set, never trained on: unit inputs are observed through it.",
      ),
  })
  .describe("How each seed divides the rows; the training set has what is left.");

const ofTable = {
  csv: text(1000)
    .optional()
    .describe("A table of one's own: a file of comma-separated values beside the scenario."),
  features: z
    .array(columnName(), "a list of column names")
    .min(1, ofLength("a list of at least 1 column"))
    .max(limits.features, ofLength(`a list of at most ${limits.features} columns`))
    .refine((names) => new Set(names).size === names.length, "a list without repetition")
    .optional()
    .describe("Columns of numbers that the network sees."),
  label: columnName().optional().describe("Column of the classes, two or more words or numbers."),
  subset: columnName().optional().describe("Column that tells two subsets apart, A the first of its words."),
  test: text(1000).optional().describe("Another table, with the same columns, to test on."),
  split: split.optional(),
  standardize: yesOrNo()
    .optional()
    .describe("Scale each column to mean 0 and sd 1 of the training set; default: true."),
};

/** A table as its author asks for it, before it is opened. */
export interface TableRequest {
  readonly csv: string;
  readonly features: readonly string[];
  readonly label: string;
  readonly subset: string | null;
  readonly test: string | null;
  readonly split: TableSplitSettings;
  readonly standardize: boolean;
}

export type GivenData = Exclude<DataSettings, { table: unknown }> | { readonly table: TableRequest };

/** Where the samples come from: exactly one of flowers, csv, rows. */
export const data = z
  .strictObject(
    { flowers: flowers.optional(), rows: rows.optional(), ...ofTable },
    "a map with one of flowers, csv, rows",
  )
  .refine(
    (given) => [given.flowers, given.rows, given.csv].filter((each) => each !== undefined).length === 1,
    "exactly one of flowers, csv, rows",
  )
  .superRefine((given, context) => {
    const { csv, flowers: _, rows: __, ...table } = given;
    const report = (key: string, message: string) =>
      context.addIssue({ code: "custom", path: [key], message });
    if (csv === undefined) for (const key of Object.keys(table)) report(key, "nothing here without csv");
    else for (const key of ["features", "label"] as const) if (!given[key]) report(key, "this beside csv");
  })
  .transform(({ flowers: simulated, rows: listed, csv, ...table }): GivenData => {
    if (simulated !== undefined) return { flowers: simulated };
    if (listed !== undefined) return { rows: listed };
    return {
      table: {
        csv: csv!,
        features: table.features!,
        label: table.label!,
        subset: table.subset ?? null,
        test: table.test ?? null,
        split: table.split ?? split.parse({}),
        standardize: table.standardize ?? true,
      },
    };
  })
  .describe("Where the samples come from.");
