import { z } from "zod";
import { usualDivergenceBound } from "../../network/divergenceBound.ts";
import { dataShape } from "../checks/runCheck.ts";
import { hasLikeBatches } from "../phases.ts";
import type { DataSettings, RunSettings, TrainingPhase } from "../scenario.ts";
import { answer } from "./answer.ts";
import { claim } from "./claims.ts";
import { data } from "./data.ts";
import { lead } from "./lead.ts";
import { network, resolveNetwork } from "./network.ts";
import { numberBetween, ofLength, text, wholeNumber } from "./numbers.ts";
import { paper } from "./paper.ts";
import { seeds } from "./seeds.ts";
import { resolveTracking, tracking } from "./tracking.ts";
import { training } from "./training.ts";
import { tune } from "./tune.ts";

const settingsKeys = {
  data,
  network,
  training,
  tracking: tracking.prefault("units").describe("What is observed."),
};

/** What an override can reach: everything that decides one run but its seed. */
export const runSettings = z.strictObject(settingsKeys);

const level = z.record(z.string(), z.unknown(), "a map of path: value");

/** A whole scenario file. */
export const scenarioFile = z
  .strictObject({
    title: text(200).describe("Heading of the report."),
    question: text(500).describe("The one question that the scenario asks."),
    about: text(5000)
      .nullable()
      .default(null)
      .describe("A paragraph for the reader: source, what to expect."),
    ...settingsKeys,
    vary: z
      .record(z.string(), z.union([z.record(z.string(), level), z.array(z.unknown())]), "a map of factors")
      .optional()
      .describe("Factors: a name with levels, each a map of path: value; or a path with a list of values."),
    tune: tune.optional(),
    seeds: seeds
      .prefault(20)
      .describe(
        "How many seeds, from 1; or { from, count }; or { until: decided }: as many as the claims need, by a test that allows for looking again and again.",
      ),
    level: numberBetween(0.0001, 0.5).default(0.05).describe("Familywise level of the verdicts."),
    claims: z.array(claim, "a list of claims").max(100, ofLength("a list of at most 100 claims")).default([]),
    answer: answer.optional(),
    paper: paper.optional(),
    report: z
      .strictObject({
        detailedSeeds: wholeNumber(0, 20)
          .meta({ unit: "seeds" })
          .default(2)
          .describe("Seeds whose runs the page shows unit by unit."),
        lead: lead
          .optional()
          .describe("The chart beside the answer; chosen by the shape of vary unless said."),
      })
      .prefault({})
      .describe("What the page shows."),
  })
  .describe("A scenario of the lab: one question, what varies, and what is expected.");

/** Settings of one run with every default and inheritance spelled out. */
export function resolveSettings(
  given: z.output<typeof runSettings>,
  data: DataSettings,
  phases: readonly TrainingPhase[],
): RunSettings {
  const hasClasses = dataShape({ data }).classes > 0;
  const { divergedAbove = hasClasses ? usualDivergenceBound : null } = given.training;
  const training = { ...given.training, phases, divergedAbove };
  return {
    data,
    network: resolveNetwork(given.network),
    training,
    tracking: resolveTracking(given.tracking, training.steps, {
      likeBatches: hasLikeBatches(training),
      classes: hasClasses,
    }),
  };
}
