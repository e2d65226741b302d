import { z } from "zod";
import type { NormalizationSettings } from "../../network/normalizations/settings.ts";
import { numberAtLeast, numberBetween, positiveNumber, wholeNumberUpTo, yesOrNo } from "./numbers.ts";
import { wordOrMap } from "./shorthand.ts";

const none = z.strictObject({ kind: z.literal("none") });

const placement = () =>
  z.enum(["before", "after"]).default("before").describe("Before or after the non-linearity.");

const noise = z
  .strictObject({
    mean: numberAtLeast(0).default(0.5).describe("A unit's shift at a step lies within ± this."),
    sd: numberAtLeast(1).default(1.25).describe("A unit's factor at a step lies between 1 and this."),
    meanJitter: numberAtLeast(0).default(0.1).describe("Half-width of the shift from sample to sample."),
    sdJitter: numberAtLeast(0)
      .default(0.1)
      .describe("Standard deviation of the factor from sample to sample."),
  })
  .meta({ source: "Santurkar et al. (2018)" });

export const batch = z
  .strictObject({
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
    center: yesOrNo().default(true).describe("Whether the mean is subtracted."),
    scale: yesOrNo().default(true).describe("Whether deviations are divided by the standard deviation."),
    affine: yesOrNo().default(true).describe("Whether γ and β are trained; otherwise they stay 1 and 0."),
    virtualBatch: wholeNumberUpTo("samples", 2)
      .nullable()
      .default(null)
      .describe(
        "Samples per virtual batch with statistics of its own (ghost batch norm; what gradient accumulation over smaller batches does to the statistics).",
      ),
    perSubset: yesOrNo()
      .default(false)
      .describe("Whether each subset within a batch is normalized by itself."),
    noise: noise
      .nullable()
      .default(null)
      .describe("Noise after the norm whose distribution changes at every step."),
    freezeStatisticsFrom: wholeNumberUpTo("steps", 1)
      .nullable()
      .default(null)
      .describe(
        "First step that trains with the running statistics as they are; weights, γ and β train on (frozen of the layer or the network stops those, and, by its statistics, these from the start).",
      ),
  })
  .meta({ source: "Ioffe & Szegedy (2015)" });

const warmUp = z.strictObject({
  plainUntil: wholeNumberUpTo("steps", 0).default(100).describe("Up to this step it is plain batch norm."),
  rMaxAt: wholeNumberUpTo("steps", 1).default(800).describe("Step from which r may reach rMax."),
  dMaxAt: wholeNumberUpTo("steps", 1).default(500).describe("Step from which d may reach dMax."),
});

const batchRenorm = z
  .strictObject({
    kind: z.literal("batch-renorm"),
    placement: placement(),
    epsilon: positiveNumber().default(1e-5).describe("Inside the root of the batch's standard deviation."),
    momentum: numberBetween(0, 1).default(0.01).describe("Weight of the new batch in the moving statistics."),
    rMax: numberAtLeast(1).default(3).describe("Largest r, and the inverse of the smallest."),
    dMax: numberAtLeast(0).default(5).describe("Largest size of d."),
    warmUp: warmUp
      .refine(
        ({ plainUntil, rMaxAt, dMaxAt }) => plainUntil <= Math.min(rMaxAt, dMaxAt),
        "plainUntil before rMaxAt and dMaxAt",
      )
      .nullable()
      .prefault({})
      .describe("Steps over which the limits grow in a straight line; null: in force from the start."),
  })
  .meta({ source: "Ioffe (2017)" });

const layer = z
  .strictObject({
    kind: z.literal("layer"),
    placement: placement(),
    epsilon: positiveNumber().default(1e-5).describe("Keeps the divisor above 0; inside the root."),
  })
  .meta({ source: "Ba, Kiros & Hinton (2016)" });

const group = z
  .strictObject({
    kind: z.literal("group"),
    groups: wholeNumberUpTo("unitsPerLayer", 1).describe(
      "Groups of neighbouring units, each normalized by itself within every sample: they share the units of a layer evenly, at least two in each (of two there is left which is the larger: but for ε they become 1 and −1). One group is layer norm.",
    ),
    placement: placement(),
    epsilon: positiveNumber().default(1e-5).describe("Keeps the divisor above 0; inside the root."),
  })
  .meta({ source: "Wu & He (2018)" });

const weight = z.strictObject({ kind: z.literal("weight") }).meta({ source: "Salimans & Kingma (2016)" });

export const normalization = wordOrMap(
  z.discriminatedUnion("kind", [
    none,
    batch,
    batchRenorm,
    layer,
    group,
    weight,
  ]) satisfies z.ZodType<NormalizationSettings>,
  "group",
);
