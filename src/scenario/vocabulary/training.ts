import { z } from "zod";
import type { TrainingSettings } from "../scenario.ts";
import { numberBetween, positiveNumber, wholeNumber, wholeNumberUpTo } from "./numbers.ts";
import { optimizer } from "./optimizer.ts";
import { sampler } from "./sampler.ts";

const target = z.strictObject({
  measure: z.literal("test-accuracy").default("test-accuracy").describe("What is checked."),
  reach: numberBetween(0, 1)
    .meta({ unit: "share of test samples" })
    .default(0.9)
    .describe("Test accuracy at inference that has to be reached."),
  stay: wholeNumber(1, 1000)
    .meta({ unit: "checks" })
    .default(3)
    .describe("Checks in a row that must hold it."),
  every: wholeNumberUpTo("steps", 1).default(10).describe("Steps between checks."),
});

export const training = z
  .strictObject({
    steps: wholeNumberUpTo("steps", 1).describe("Parameter updates."),
    batchSize: wholeNumberUpTo("samples", 1)
      .default(32)
      .describe(
        "Samples per step. A batch of 1 has no variance: batch norm makes β of whatever it is given, and variances divided by m − 1 are refused.",
      ),
    sampler: sampler.prefault("uniform").describe("How the samples of each mini-batch are chosen."),
    optimizer: optimizer.prefault("sgd").describe("How gradients become updates."),
    target: target.prefault({}).describe("What steps-to-target counts the steps to."),
    divergedAbove: positiveNumber()
      .meta({ unit: "nats" })
      .default(1e6)
      .describe("Loss beyond which a run counts as diverged."),
  })
  .describe("How the network is trained.") satisfies z.ZodType<TrainingSettings>;
