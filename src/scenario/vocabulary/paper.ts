import { z } from "zod";
import { ofLength, text } from "./numbers.ts";

const compared = z.strictObject({
  paper: text(500).describe("What the paper has, as it has it: its number, its unit, its setting."),
  claim: text(300).describe(
    "The claim of this file that its number is set beside; claim[level, level] where it leaves factors open.",
  ),
  lab: text(500)
    .optional()
    .describe("The lab's number, a text with figures as in `answer`; both sides and the effect unless said."),
});

/** The paper that a scenario repeats, as its author writes it. */
export const paper = z
  .strictObject({
    cite: text(300).describe("Authors, year and title."),
    place: text(200).describe("Its figure, table or section."),
    numbers: z
      .array(compared, "a list of numbers")
      .min(1, ofLength("a list of at least 1 number"))
      .max(12, ofLength("a list of at most 12 numbers"))
      .describe("Each of its numbers with the claim that has the lab's."),
    differs: text(1500).describe("What differs here from the paper."),
    tried: text(1500).describe(
      "What was tried before the claims were written, and how settings were made fair.",
    ),
  })
  .describe(
    "The paper of which one figure or table is repeated at small scale; its numbers stand beside the lab's.",
  );

export type PaperFile = z.output<typeof paper>;
