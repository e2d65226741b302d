import { z } from "zod";
import type { NormalizationSettings } from "../../network/normalizations/settings.ts";
import { numberBetween, positiveNumber } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const none = z.strictObject({ kind: z.literal("none") });

const placement = () =>
  z.enum(["before", "after"]).default("before").describe("Before or after the non-linearity.");

const batch = z.strictObject({
  kind: z.literal("batch"),
  placement: placement(),
  epsilon: positiveNumber().default(1e-5).describe("Keeps the divisor above 0."),
  epsilonPlacement: z
    .enum(["inside-root", "added-to-sd"])
    .default("inside-root")
    .describe("√(σ² + ε), as the paper and PyTorch have it, or σ + ε."),
  divideBy: z.enum(["m", "m-1"]).default("m").describe("Divisor of the variance that normalizes a batch."),
  momentum: numberBetween(0, 1)
    .default(0.1)
    .describe("Weight of the new batch (pytorch) or of the old value (keras) in the running statistics."),
  momentumConvention: z
    .enum(["pytorch", "keras"])
    .default("pytorch")
    .describe("What momentum is a weight of."),
  runningVariance: z.enum(["unbiased", "biased"]).default("unbiased").describe("Divisor m − 1 or m."),
});

const layer = z.strictObject({
  kind: z.literal("layer"),
  placement: placement(),
  epsilon: positiveNumber().default(1e-5).describe("Keeps the divisor above 0; inside the root."),
});

export const normalization = shorthand(
  z.enum(["none", "batch", "layer"]),
  (kind) => ({ kind }),
  z.discriminatedUnion("kind", [none, batch, layer]) satisfies z.ZodType<NormalizationSettings>,
);
