import { z } from "zod";
import type { WeightsSettings } from "../../sampling/settings.ts";
import { numberBetween } from "./numbers.ts";
import { wordOrMap } from "./shorthand.ts";

const none = z.strictObject({ kind: z.literal("none") });

const importance = z
  .strictObject({
    kind: z.literal("importance"),
    towards: z
      .strictObject({ A: numberBetween(0, 1).describe("Share of subset A; B has the rest.") })
      .nullable()
      .default(null)
      .describe("Shares of the subsets that the loss shall speak for; default: those of the test set."),
  })
  .meta({
    description:
      "A sample counts as the share of its subset there over its share in what the sampler draws, all steps together: (1/m) Σ w·ℓ, divided by the batch size m and not by Σ w. Batch losses are weighted, whatever is evaluated is not.",
    source: "Shimodaira (2000)",
  });

export const weights = wordOrMap(
  z.discriminatedUnion("kind", [none, importance]) satisfies z.ZodType<WeightsSettings>,
);
