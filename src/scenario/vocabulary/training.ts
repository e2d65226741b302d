import { z } from "zod";
import type { TrainedBy } from "../../tracking/trainedBy.ts";
import type { TrainingTarget } from "../../tracking/trainingTarget.ts";
import type { TrainingSettings } from "../scenario.ts";
import { limits } from "./limits.ts";
import { ofLength, positiveNumber, wholeNumber, wholeNumberUpTo } from "./numbers.ts";
import { optimizer } from "./optimizer.ts";
import { sampler } from "./sampler.ts";
import { weights } from "./weights.ts";

const targetSettings = z.strictObject({
  measure: z
    .enum(["test-accuracy", "test-loss"])
    .default("test-accuracy")
    .describe("What is checked, at inference; a real target has a loss alone."),
  reach: z
    .number("a number from 0")
    .min(0, "a number from 0")
    .optional()
    .describe(
      "Test accuracy to come up to (default: 0.9), or test loss to come down to, which has to be told.",
    ),
  stay: wholeNumber(1, 1000)
    .meta({ unit: "checks" })
    .default(3)
    .describe("Checks in a row that must hold it."),
  every: wholeNumberUpTo("steps", 1).default(10).describe("Steps between checks."),
});

const target = targetSettings
  .superRefine(({ measure, reach }, context) => {
    const expected =
      measure === "test-loss"
        ? reach === undefined && "this beside measure: test-loss"
        : reach !== undefined && reach > 1 && "a number from 0 to 1, a share of test samples";
    if (expected) context.addIssue({ code: "custom", path: ["reach"], message: expected });
  })
  .transform(({ reach = 0.9, ...others }): TrainingTarget => ({ ...others, reach }));

/** Settings by which training goes on, as a level of `vary` writes them. */
export const phaseSet = z
  .record(z.string(), z.unknown(), "a map of path: value")
  .describe(
    "What changes, each a path: value as in `vary`; the rest stays as it was. A setting of `training.batchSize`, `training.sampler` or `training.optimizer`.",
  );

const phase = z.strictObject({
  from: wholeNumberUpTo("steps", 2).describe("First step that is made by these settings."),
  set: phaseSet,
});

/** What a phase may change: neither the data nor the shape of the network. */
const phased = {
  batchSize: wholeNumberUpTo("samples", 1)
    .default(32)
    .describe(
      "Samples per step. A batch of 1 has no variance: batch norm makes β of whatever it is given, and variances divided by m − 1 are refused.",
    ),
  sampler: sampler.prefault("uniform").describe("How the samples of each mini-batch are chosen."),
  optimizer: optimizer.prefault("sgd").describe("How gradients become updates."),
};

export const trainedBy = z.strictObject(phased) satisfies z.ZodType<TrainedBy>;

export const training = z
  .strictObject({
    steps: wholeNumberUpTo("steps", 1).describe("Parameter updates."),
    ...phased,
    phases: z
      .array(phase, "a list of phases")
      .max(limits.phases, ofLength(`a list of at most ${limits.phases} phases`))
      .default([])
      .describe(
        "Settings that change in the course of training, such as `- { from: 501, set: { training.sampler.bias: 0 } }`. Streams, the order of an epoch, blocks and schedules run on; an optimizer keeps what it remembers, one of another kind begins with nothing. Batches of several sizes are not compared with each other: what compares them is left out of `tracking`.",
      ),
    weights: weights.prefault("none").describe("How much each sample of a batch counts in the loss."),
    target: target.prefault({}).describe("What steps-to-target counts the steps to."),
    divergedAbove: positiveNumber()
      .optional()
      .describe(
        "Loss beyond which a run counts as diverged, in nats or squared units of the target; default: 1e6, of a real target times the mean square of its training samples where that is above 1.",
      ),
  })
  .describe("How the network is trained.") satisfies z.ZodType<
  Omit<TrainingSettings, "phases" | "divergedAbove">
>;
