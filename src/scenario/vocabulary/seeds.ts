import { z } from "zod";
import { wholeNumber, wholeNumberUpTo } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

/** A range of seeds as its author writes it: how many, or from which and how many. */
export function seedRange(from: number) {
  return shorthand(
    wholeNumberUpTo("runs", 1),
    (count) => ({ count }),
    z.strictObject({
      from: wholeNumber(1, 1_000_000_000).default(from).describe("The first seed."),
      count: wholeNumberUpTo("runs", 1).describe("How many."),
    }),
  );
}
