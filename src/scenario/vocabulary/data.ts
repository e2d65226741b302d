import { z } from "zod";
import { type SubsetName, subsetNames } from "../../flowers/dataset.ts";
import { type FlowerSettings, featureNames, usualFlowers } from "../../flowers/settings.ts";
import type { TableSplitSettings } from "../../flowers/table.ts";
import type { DataSettings, RowsSettings } from "../scenario.ts";
import type { SubsetGroups, TableColumns } from "../table/namedTable.ts";
import { byNumberOrWord } from "../table/wordColumn.ts";
import { decimalMarks } from "../table/writtenNumber.ts";
import { atMost, limits } from "./limits.ts";
import {
  anyNumber,
  name,
  numberBetween,
  ofLength,
  positiveNumberUpTo,
  text,
  wholeNumberUpTo,
  yesOrNo,
} from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const flowers = z
  .strictObject({
    train: wholeNumberUpTo("samples", 2).default(usualFlowers.train).describe("Training flowers."),
    test: wholeNumberUpTo("samples", 2).default(usualFlowers.test).describe("Test flowers."),
    probe: wholeNumberUpTo("samples", 2)
      .default(usualFlowers.probe)
      .describe("Probe flowers, never trained on: unit inputs are observed through them."),
    features: z
      .array(z.enum(featureNames), "a list of features")
      .min(1, ofLength("a list of at least 1 feature"))
      .refine((names) => new Set(names).size === names.length, "a list without repetition")
      .default([...usualFlowers.features])
      .describe("What the network sees of a flower."),
    standardize: yesOrNo()
      .default(usualFlowers.standardize)
      .describe("Scale each feature to mean 0 and sd 1 of the training set."),
    boundary: z
      .enum(["sine", "arch"])
      .default(usualFlowers.boundary)
      .describe("The true boundary between the classes."),
    distance: numberBetween(0, 100)
      .meta({ unit: "openness" })
      .default(usualFlowers.distance)
      .describe("Between the means of openness of the subsets A and B."),
    opennessSd: positiveNumberUpTo(100)
      .meta({ unit: "openness" })
      .default(usualFlowers.opennessSd)
      .describe("Sd of openness within a subset."),
    margin: numberBetween(0, 100)
      .meta({ unit: "form" })
      .default(usualFlowers.margin)
      .describe("Mean distance of a form from the true boundary."),
    overlap: positiveNumberUpTo(100)
      .meta({ unit: "form" })
      .default(usualFlowers.overlap)
      .describe("Sd of that distance."),
    labelNoise: numberBetween(0, 0.5).default(usualFlowers.labelNoise).describe("Share of labels flipped."),
    roseShare: numberBetween(0.01, 0.99).default(usualFlowers.roseShare).describe("Share of roses."),
    target: z
      .enum(["class", "margin", "linear"])
      .default("class")
      .describe(
        "What is learned of a flower: its class; margin, the distance of its form from the true boundary; or linear, a weighted sum of its features as the network sees them, the weights drawn from N(0, 1/features) by the seed. A real target needs `network.loss: mean-squared-error`, and is measured by losses alone.",
      ),
    targetNoise: numberBetween(0, 100).default(0).describe("Sd of the noise in a real target."),
    subsetAShare: numberBetween(0.01, 0.99).default(usualFlowers.subsetAShare).describe("Share of subset A."),
    testSubsetAShare: numberBetween(0.01, 0.99)
      .optional()
      .describe(
        "Share of subset A in the test and probe set; default: `subsetAShare`. Another one is covariate shift between training and test.",
      ),
  })
  .meta({
    description: "Invented flowers, drawn anew for every seed.",
    source: "Shimodaira (2000), for the covariate shift",
  }) satisfies z.ZodType<FlowerSettings>;

/** The classes that labels name; 0 and 1 stand for two, even where one of them is absent. */
function classesOf(labels: readonly string[]): string[] {
  const found = [...new Set(labels)];
  return found.every((label) => label === "0" || label === "1")
    ? ["0", "1"]
    : found.sort(byNumberOrWord(found));
}

/** What labels were expected, where these cannot be classes; null where they can. */
function expectedLabels(labels: readonly string[]): string | null {
  if (
    labels.some(
      (label) => label.trim() !== "" && !Number.isInteger(Number(label)) && Number.isFinite(Number(label)),
    )
  )
    return "classes, whole numbers or words; a measured target (regression) is told by targets in place of labels";
  const { length } = classesOf(labels);
  if (length > limits.classes) return atMost("classes", "different labels");
  return length < 2 ? "at least 2 different labels" : null;
}

const rows = z
  .strictObject({
    columns: z
      .array(name(60), "a list of names")
      .min(1, ofLength("at least 1 name"))
      .describe("Names of the features."),
    samples: z
      .array(z.array(anyNumber(), "a list of numbers"), "a list of samples, each a list of numbers")
      .min(2, ofLength("at least 2 samples"))
      .describe("One list of values per sample, in the order of the columns."),
    targets: z
      .array(anyNumber(), "a list of numbers")
      .optional()
      .describe("In place of labels: one real number per sample that is learned by mean squared error."),
    labels: z
      .array(name(60), "a list of labels, numbers or words")
      .superRefine((labels, context) => {
        const expected = expectedLabels(labels);
        if (expected !== null) context.addIssue({ code: "custom", message: expected });
      })
      .describe(
        "One label per sample, a number or a word; classes are numbered in numeric or alphabetical order.",
      )
      .optional(),
    standardize: yesOrNo().default(false).describe("Scale each column to mean 0 and sd 1."),
  })
  .superRefine(({ labels, targets }, context) => {
    if ((labels === undefined) === (targets === undefined))
      context.addIssue({ code: "custom", path: ["labels"], message: "either labels or targets" });
  })
  .transform(({ labels = [], targets, ...others }): RowsSettings => {
    if (targets !== undefined) return { ...others, labels: targets, classNames: [] };
    const classNames = classesOf(labels);
    return { ...others, labels: labels.map((label) => classNames.indexOf(label)), classNames };
  })
  .describe("Samples given outright: training, test and probe set at once.");

const columnName = () => name(200);

const columnNames = () =>
  z
    .array(columnName(), "a list of column names")
    .min(1, ofLength("a list of at least 1 column"))
    .max(limits.features, ofLength(`a list of at most ${limits.features} columns`))
    .refine((names) => new Set(names).size === names.length, "a list without repetition");

const groupOfWords = () =>
  z.array(columnName(), "a list of words").min(1, ofLength("a list of at least 1 word")).optional();

const groupsOfWords = Object.fromEntries(
  subsetNames.map((name, at) => [
    name,
    groupOfWords().describe(
      `Its words that are subset ${name}; unless groups are said, ${at < 2 ? ["the first", "the second"][at] : "the next"} of its words.`,
    ),
  ]),
) as Record<SubsetName, ReturnType<typeof groupOfWords>>;

/** The groups up to the last that is said, in the order of their letters. */
function groupsIn(groups: Partial<Record<SubsetName, string[]>>): (string[] | undefined)[] {
  const last = subsetNames.findLastIndex((name) => groups[name] !== undefined);
  return subsetNames.slice(0, last + 1).map((name) => groups[name]);
}

function groupsOf(subset: z.output<typeof subsetColumn> | undefined): SubsetGroups | null {
  const groups = groupsIn(subset ?? {});
  return groups.length === 0 ? null : groups.map((words) => words!);
}

const subsetColumn = shorthand(
  columnName(),
  (column) => ({ column }),
  z
    .strictObject({
      column: columnName().describe("Column that tells the subsets apart."),
      ...groupsOfWords,
    })
    .refine((given) => {
      const groups = groupsIn(given);
      return groups.length !== 1 && !groups.includes(undefined);
    }, "A and B, or neither, and no letter left out")
    .refine((given) => {
      const words = groupsIn(given).flat();
      return new Set(words).size === words.length;
    }, "every word once"),
);

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
  features: columnNames().optional().describe("Columns of numbers that the network sees."),
  categories: columnNames()
    .optional()
    .describe(
      "Columns of words that it sees, too: each word becomes a feature, 1 where it stands and 0 elsewhere.",
    ),
  label: columnName().optional().describe("Column of the classes, two or more words or numbers."),
  target: columnName()
    .optional()
    .describe(
      "In place of label: a column of numbers that is learned as it is, by mean squared error, and measured by losses alone.",
    ),
  subset: subsetColumn
    .optional()
    .describe(
      `Column that tells subsets apart, two to ${limits.subsets}, A the first of its words; or a column and the words of A, B and so on.`,
    ),
  decimal: z
    .enum(decimalMarks)
    .optional()
    .describe(
      "The mark before decimals; the other may then set thousands apart. Default: as each column tells.",
    ),
  missing: z
    .enum(["refuse", "leave-out"])
    .optional()
    .describe("Whether rows without one of the values named here are a fault or left out; default: refuse."),
  comments: z
    .enum(["refuse", "leave-out"])
    .optional()
    .describe("Whether lines below the head that begin with # are a fault or left out; default: refuse."),
  test: text(1000).optional().describe("Another table, with the same columns, to test on."),
  split: split.optional(),
  standardize: yesOrNo()
    .optional()
    .describe("Scale each column to mean 0 and sd 1 of the training set; default: true."),
};

/** A table as its author asks for it, before it is opened. */
export interface TableRequest extends Required<TableColumns> {
  readonly csv: string;
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
    else if (!given.label === !given.target) report("label", "either label or target beside csv");
    if (csv !== undefined && !given.features && !given.categories) report("features", "this beside csv");
    for (const key of ["label", "target"] as const)
      for (const seen of ["features", "categories"] as const)
        if (given[key] !== undefined && given[seen]?.includes(given[key]))
          report(key, `a column that is not among ${seen}: the network would be given what it shall learn`);
  })
  .transform(({ flowers: simulated, rows: listed, csv, ...table }): GivenData => {
    if (simulated !== undefined) return { flowers: simulated };
    if (listed !== undefined) return { rows: listed };
    return {
      table: {
        csv: csv!,
        features: table.features ?? [],
        categories: table.categories ?? [],
        label: table.label ?? table.target!,
        isMeasured: table.target !== undefined,
        subset: table.subset?.column ?? null,
        groups: groupsOf(table.subset),
        decimal: table.decimal ?? null,
        missing: table.missing ?? "refuse",
        comments: table.comments ?? "refuse",
        test: table.test ?? null,
        split: table.split ?? split.parse({}),
        standardize: table.standardize ?? true,
      },
    };
  })
  .describe("Where the samples come from.");
