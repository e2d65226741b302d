import { z } from "zod";
import type { OptimizerSettings } from "../../optimizers/settings.ts";
import { numberBetween } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const sgd = z.strictObject({
  kind: z.literal("sgd"),
  learningRate: numberBetween(0, 1e6).default(0.1).describe("Step size; 0 trains nothing."),
});

export const optimizer = shorthand(
  z.enum(["sgd"]),
  (kind) => ({ kind }),
  z.discriminatedUnion("kind", [sgd]) satisfies z.ZodType<OptimizerSettings>,
);
