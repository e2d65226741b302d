import { z } from "zod";
import type { MainScheduleSettings, ScheduleSettings } from "../../optimizers/schedules/settings.ts";
import { limits } from "./limits.ts";
import { numberBetween, wholeNumber } from "./numbers.ts";
import { wordOrMap } from "./shorthand.ts";

const stepCount = () => wholeNumber(1, limits.steps).meta({ unit: "steps" });

const constant = z.strictObject({ kind: z.literal("constant") });

const step = z.strictObject({
  kind: z.literal("step"),
  every: stepCount().describe("Steps between two changes of the rate."),
  factor: numberBetween(0, 1000).default(0.1).describe("Multiplies the rate at each change."),
});

const cosine = z
  .strictObject({
    kind: z.literal("cosine"),
    floor: numberBetween(0, 1).default(0).describe("Share of the learning rate at which it ends."),
    over: stepCount()
      .nullable()
      .default(null)
      .describe("Steps until the floor is reached; null for all that are left."),
  })
  .meta({ source: "Loshchilov & Hutter (2017)" });

const main = wordOrMap(
  z.discriminatedUnion("kind", [constant, step, cosine]) satisfies z.ZodType<MainScheduleSettings>,
  "step",
);

const warmUp = z.strictObject({
  kind: z.literal("warm-up"),
  steps: stepCount().describe("The rate rises in equal parts and is full at the last of these."),
  next: main.prefault("constant").describe("What follows, counted from the end of the warm-up."),
});

export const schedule = wordOrMap(
  z.discriminatedUnion("kind", [constant, step, cosine, warmUp]) satisfies z.ZodType<ScheduleSettings>,
  "step",
  "warm-up",
);
