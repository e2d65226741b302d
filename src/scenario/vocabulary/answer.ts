import { z } from "zod";
import { ofLength, text } from "./numbers.ts";
import { outcomes } from "./outcomes.ts";

const outcome = z.enum(outcomes);

/** The answer as its author writes it. */
export const answer = z
  .array(
    z.union(
      [
        z.strictObject({
          when: z
            .record(
              z.string(),
              z.array(outcome, "a list of outcomes").min(1, ofLength("a list of at least 1 outcome")),
              "a map of claim: [outcomes]",
            )
            .describe(
              "Claims, and how each came out: this text where all are so. A claim that leaves factors open is named with their levels, claim[level, level].",
            ),
          say: text(1500).describe("What is said then."),
        }),
        z.strictObject({
          otherwise: text(1500).describe("What is said where nothing above fits; the last, and required."),
        }),
      ],
      "a map of when and say, or of otherwise",
    ),
    "a list of { when, say }, and otherwise",
  )
  .min(1, ofLength("a list with otherwise"))
  .max(30, ofLength("a list of at most 30 texts"))
  .describe(
    "The answer to the question in a few sentences, the first of which answers it: the first text whose `when` fits. Figures are {claim.side.1}, {claim[level].effect}, {claim.low}, {claim.high}, with %, steps or × behind them where the unit should be told; bands are {if claim.side.2 within 0.03 of guessing}…{else if claim is reversed}…{else}…{end}. Composed from the verdicts unless said.",
  );

export type AnswerFile = z.output<typeof answer>;
