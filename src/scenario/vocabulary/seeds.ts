import { z } from "zod";
import { wholeNumber, wholeNumberUpTo } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const first = (from: number) => wholeNumber(1, 1_000_000_000).default(from).describe("The first seed.");

/** A range of seeds as its author writes it: how many, or from which and how many. */
export function seedRange(from: number) {
  return shorthand(
    wholeNumberUpTo("runs", 1),
    (count) => ({ count }),
    z.strictObject({
      from: first(from),
      count: wholeNumberUpTo("runs", 1).describe("How many."),
    }),
  );
}

/** Beyond so many, the exact distribution of the test takes long, and more seeds are no answer. */
const MOST_UNTIL_DECIDED = 1000;

/** The law of the test takes long where there are many. */
export const MOST_LOOKS = 250;

/** How seeds go on until all is decided, unless said. */
export const usualLooks = { atLeast: 12, atMost: 200, step: 4 } as const;

const untilNumber = () => wholeNumber(1, MOST_UNTIL_DECIDED).meta({ unit: "seeds" }).optional();

/** The seeds of a scenario: so many, or until its claims are decided. */
export const seeds = shorthand(
  wholeNumberUpTo("runs", 1),
  (count) => ({ count }),
  z.strictObject({
    from: first(1),
    count: wholeNumberUpTo("runs", 1).optional().describe("How many; or until: decided."),
    until: z
      .literal("decided", "decided, as in until: decided")
      .optional()
      .describe("Seeds are added in order until every claim is decided, or hardly will be."),
    atLeast: untilNumber().describe(
      `With until: the first look is after so many; ${usualLooks.atLeast} unless said. A part of the test, as are the next two.`,
    ),
    atMost: untilNumber().describe(`With until: no more than so many; ${usualLooks.atMost} unless said.`),
    every: untilNumber().describe(
      `With until: so many are added from look to look; ${usualLooks.step} unless said.`,
    ),
  }),
);
