import { z } from "zod";
import { subsetNames } from "../../flowers/dataset.ts";
import type { SamplerSettings } from "../../sampling/settings.ts";
import { numberBetween, wholeNumberUpTo, yesOrNo } from "./numbers.ts";
import { wordOrMap } from "./shorthand.ts";

const uniform = z.strictObject({
  kind: z.literal("uniform"),
  replacement: yesOrNo()
    .default(true)
    .describe("false: by epochs, without replacement; what becomes of their last samples `lastBatch` says."),
  lastBatch: z
    .enum(["join", "keep", "drop"])
    .optional()
    .describe(
      "Where an epoch has too few samples left for a batch: join (the default), they share one with the first of the next, so that every batch is full; keep, they are a batch by themselves, and what compares batches is left out of `tracking`; drop, they are left out, as by `drop_last=True` of PyTorch. Only with `replacement: false`.",
    ),
});

const biased = {
  bias: numberBetween(0, 1).default(1).describe("0 is uniform, 1 is one subset (or class) per batch."),
  schedule: z
    .enum(["alternate", "random", "sequential", "only"])
    .default("alternate")
    .describe(
      "Which subset (or class) is the current one at a step: by turns, by lot, in equal parts of the training one after another, or the first for ever.",
    ),
  blockLength: wholeNumberUpTo("steps", 1).default(1).describe("Steps per subset under `alternate`."),
};

const subsetBiased = z.strictObject({
  kind: z.literal("subset-biased"),
  ...biased,
  first: z
    .enum(subsetNames)
    .default("A")
    .transform((subset): number => subsetNames.indexOf(subset))
    .describe("The subset that comes first, or for ever under `only`."),
});

const classBiased = z.strictObject({
  kind: z.literal("class-biased"),
  ...biased,
  first: z.literal([0, 1], "0 or 1").default(0).describe("The class that comes first: 1 is the roses."),
});

export const sampler = wordOrMap(
  z.discriminatedUnion("kind", [uniform, subsetBiased, classBiased]) satisfies z.ZodType<SamplerSettings>,
);
