import { z } from "zod";
import { inferenceStatistics } from "../../tracking/inferenceStatistics.ts";
import { type MeasureName, measures } from "./measures.ts";
import { numberAtLeast, ofLength, text, wholeNumberUpTo } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

export const measureName = z.enum(Object.keys(measures) as [MeasureName, ...MeasureName[]]);

/** Which number of a run is meant, as its author writes it: a name, or a map. */
export const measureSelector = shorthand(
  measureName,
  (kind) => ({ kind }),
  z.strictObject({
    kind: measureName.describe("The measure."),
    statistic: z.enum(inferenceStatistics).optional().describe("Inference statistic; running unless said."),
    layer: wholeNumberUpTo("hiddenLayers", 1)
      .optional()
      .describe("Hidden layer; the median over layers unless said."),
    over: text(200)
      .optional()
      .describe("Of a measure of several runs: the factor that tells them apart, of learning rates."),
    at: z
      .union([
        z.literal("end", "end"),
        wholeNumberUpTo("steps", 0),
        z.strictObject({
          lossCrosses: numberAbove0("a loss above 0").describe(
            "Where the training-mode loss on the probe first falls to this, in nats.",
          ),
        }),
      ])
      .optional()
      .describe("When in the training: end, a step, or matched loss; its own summary unless said."),
  }),
);

function numberAbove0(expected: string) {
  return z.number(expected).positive(expected);
}

/** Factor to level. Numbers and truth values stand for their text. */
const level = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const levels = z.record(z.string(), level, "a map of factor: level");

const direction = z.enum(["rises", "falls"]);

const keepsTo = "Levels of other factors that the claim keeps to; one finding for each unless said.";

/** A level that an association keeps to, or the levels of a factor that it runs across. */
const where = z.record(
  z.string(),
  z.union([level, z.array(level).min(2, ofLength("a list of at least 2 levels"))]),
  "a map of factor: level, or factor: [levels]",
);

const by = shorthand(
  numberAtLeast(0),
  (difference) => ({ difference }),
  z.union([
    z.strictObject({
      difference: numberAtLeast(0).describe("In the unit of the measure, or of a correlation."),
    }),
    z.strictObject({
      ratio: z.number("a ratio above 1").gt(1, "a ratio above 1").describe("1.2 is 20 % more."),
    }),
  ]),
);

/** A claim as its author writes it; its form follows from which of the sides it names. */
export const claim = z
  .strictObject({
    id: z
      .string("a name of small letters, digits and hyphens")
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a name of small letters, digits and hyphens")
      .max(80, ofLength("at most 80 characters"))
      .describe("Its name in tables and links."),
    says: text(500).describe("What is expected, as a sentence."),
    source: text(500).nullable().default(null).describe("Where the expectation comes from."),
    measure: measureSelector.describe("The number that decides."),
    by: by.describe("Smallest effect worth having: a difference, or { ratio: 1.2 }."),
    better: levels
      .optional()
      .describe(
        "The side that is claimed to be better. Beside levels of factors, sides may say which number of a run they mean: statistic, of a measure with one value per inference statistic, or layer.",
      ),
    than: levels.optional().describe("The side that it is compared with."),
    beyond: z
      .strictObject({
        better: levels.describe("The side that plays better's part in the other difference."),
        than: levels.describe("The side that it is compared with."),
      })
      .optional()
      .describe("A contrast: better over than exceeds this difference."),
    same: z
      .tuple([levels, levels], "a list of two maps of factor: level")
      .optional()
      .describe("Two sides that differ by less than `by`."),
    average: z
      .array(text(200), "a list of factors")
      .min(1, ofLength("a list of at least 1 factor"))
      .optional()
      .describe(
        "Factors over whose levels each side is averaged, seed by seed, instead of one finding per level.",
      ),
    trend: z
      .strictObject({
        over: text(200).describe("The factor."),
        direction: direction.describe("Which way the measure goes over its levels, in their order."),
        where: levels.optional().describe(keepsTo),
      })
      .optional()
      .describe("The measure rises or falls over the levels of a factor."),
    associates: z
      .strictObject({
        with: measureSelector.describe("The other measure."),
        direction: direction.describe("Whether the claim's measure rises or falls as the other rises."),
        across: z
          .array(text(200), "a list of factors")
          .min(1, ofLength("a list of at least 1 factor"))
          .refine((list) => new Set(list).size === list.length, "each factor once")
          .optional()
          .describe("Factors whose variants are ranked together; all that are open unless said."),
        where: where
          .optional()
          .describe(`${keepsTo} A list leaves the other levels of a factor out of the ranking.`),
      })
      .optional()
      .describe(
        "Across variants, the measure rises or falls with another: Spearman's rank correlation, seed by seed. An association, not a cause.",
      ),
  })
  .describe("What is expected, written before the run.");

/** A claim as its author writes it. */
export type ClaimInput = z.input<typeof claim>;
export type ClaimFile = z.output<typeof claim>;
