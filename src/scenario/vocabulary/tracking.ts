import { z } from "zod";
import type { PlaneSettings } from "../../tracking/instrumentSettings.ts";
import type { ObservationKind } from "../../tracking/observation.ts";
import {
  type ObservationName,
  observationNames,
  observations,
} from "../../tracking/observations/observations.ts";
import type { Observation, TrackingSettings } from "../../tracking/settings.ts";
import { numberBetween, ofLength, wholeNumber, wholeNumberUpTo } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const trackingDetails = ["outcome", "layers", "units"] as const;

const observation = shorthand(
  z.enum(observationNames),
  (what) => ({ what }),
  z
    .strictObject({
      what: z.enum(observationNames).describe("The observation; its steps are its own unless said."),
      at: z
        .union([
          z.enum(["snapshots", "evaluations"]),
          z.array(wholeNumberUpTo("steps", 0), "a list of steps").min(1, ofLength("at least 1 step")),
        ])
        .optional()
        .describe("A named grid, or a list of steps."),
      every: wholeNumberUpTo("steps", 1).optional().describe("Steps between observations."),
    })
    .refine((given) => given.at === undefined || given.every === undefined, "at or every, not both")
    .refine(
      ({ what, at, every }) => what !== "drift" || (at === undefined && every === undefined),
      "drift without at and every: it is taken over tracking.driftLag, on a grid of its own",
    ),
);

const snapshots = z.strictObject({
  dense: wholeNumber(0, 10_000).meta({ unit: "steps" }).default(20).describe("Every step up to this one."),
  count: wholeNumber(1, 10_000).meta({ unit: "steps" }).default(100).describe("About so many more."),
  spacing: z.enum(["even", "logarithmic"]).default("even").describe("How those are spread."),
});

const weightPath = z
  .string("the name of a weight")
  .regex(
    /^(output|hidden\d+)\.(weights|directions|gains|bias|gamma|beta)\[\d+\]$/,
    'a weight such as "output.weights[0]"',
  );

const evaluationBatches = z
  .strictObject({
    size: wholeNumberUpTo("samples", 1)
      .nullable()
      .default(null)
      .describe("Samples of a batch; default: as many as in training."),
    order: z
      .enum(["shuffled", "by-subset", "by-class"])
      .default("shuffled")
      .describe(
        "Which samples share a batch of `batch-mixed`: by chance; or those of one subset or class alone, the last of each filled with samples that are not judged.",
      ),
  })
  .meta({
    description:
      "How the inference statistics `batch-mixed` and `batch-as-trained` put the test set through, in batches that batch norm normalizes as in training.",
    source: "Wu & Johnson (2021), for batches of one class",
  });

const plane = z.strictObject({
  weights: z
    .tuple([weightPath, weightPath], "a list of two weights")
    .describe('Two weights, such as ["output.weights[0]", "output.weights[1]"].'),
  margin: numberBetween(1, 100)
    .meta({ unit: "extents" })
    .default(1.5)
    .describe("Window, as a multiple of the path's extent."),
  size: wholeNumber(2, 400).meta({ unit: "points" }).default(48).describe("Points per side."),
}) satisfies z.ZodType<PlaneSettings>;

/** What is observed as its author writes it: a word, or a map. */
export const tracking = shorthand(
  z.enum(trackingDetails),
  (detail) => ({ detail }),
  z.strictObject({
    detail: z
      .enum(trackingDetails)
      .default("units")
      .describe("What is observed unless `observe` says otherwise."),
    observe: z
      .array(observation, "a list of observations")
      .refine((list) => new Set(list.map(({ what }) => what)).size === list.length, "each observation once")
      .optional()
      .describe("Takes the place of the default list."),
    units: z
      .enum(["detailed", "all"])
      .default("detailed")
      .describe(
        "Whose units are kept one by one (distributions, causes, decision fields, intervals of drift): those of the seeds that the report details, or of all. Measures, claims and charts of layers read nothing of it.",
      ),
    snapshots: snapshots.prefault({}).describe("The grid of steps named snapshots."),
    evaluations: wholeNumber(2, 10_000)
      .meta({ unit: "steps" })
      .default(40)
      .describe("Steps of the grid named evaluations."),
    populationSample: wholeNumberUpTo("samples", 2)
      .default(1024)
      .describe("Training samples in the population statistics during training; all of them at the end."),
    evaluationBatches: evaluationBatches.prefault({}),
    driftLag: wholeNumberUpTo("steps", 1).default(20).describe("Fixed lag of the drift, in steps."),
    landscapeReach: z
      .array(numberBetween(1e-6, 1e6), "a list of multiples of the learning rate")
      .min(1, ofLength("at least 1 step size"))
      .default([0.5, 1, 2, 4])
      .describe("How far along the gradient the landscape is taken, in learning rates."),
    fieldSize: wholeNumber(2, 200)
      .meta({ unit: "points" })
      .default(48)
      .describe("Points per side of the decision field."),
    plane: plane
      .nullable()
      .default(null)
      .describe("Loss contours over two weights and the path of training."),
  }),
);

type TrackingFile = z.output<typeof tracking>;

/**
 * The same with every observation and its steps spelled out.
 *
 * @param likeBatches whether batches are all alike, so that they can be compared
 * @param classes whether there are any
 */
export function resolveTracking(
  given: TrackingFile,
  steps: number,
  { likeBatches, classes }: { readonly likeBatches: boolean; readonly classes: boolean },
): TrackingSettings {
  const { detail, observe, ...rest } = given;
  const listed = observe?.map(({ what, at, every }): Observation => {
    if (at !== undefined) return { what, at };
    return every === undefined ? usual(what, given) : { what, every };
  });
  const usually = usualList(detail, given, steps).filter(
    ({ what }) => (likeBatches || !comparesBatches(what)) && (classes || !tellsClasses(what)),
  );
  return { observe: listed ?? usually, ...rest };
}

/** Whether an observation is made of batches that are all alike. */
export function comparesBatches(what: ObservationName): boolean {
  const { ofLikeBatches }: ObservationKind<unknown> = observations[what];
  return ofLikeBatches ?? false;
}

/** Whether an observation is of what a network takes for which class. */
export function tellsClasses(what: ObservationName): boolean {
  const { ofClasses }: ObservationKind<unknown> = observations[what];
  return ofClasses ?? false;
}

function usualList(detail: TrackingFile["detail"], given: TrackingFile, steps: number): Observation[] {
  switch (detail) {
    case "outcome":
      return [{ what: "accuracy", at: [0, steps] }];
    case "layers":
      return layerObservations.map((what) => usual(what, given));
    case "units":
      return withDetail("layers", "units").map((what) => usual(what, given));
  }
}

function withDetail(...details: readonly ObservationKind<unknown>["detail"][]): ObservationName[] {
  return observationNames.filter((what) => details.includes(observations[what].detail));
}

/** What `tracking: layers` stands for. */
export const layerObservations: readonly ObservationName[] = withDetail("layers");

function usual(what: ObservationName, { driftLag }: TrackingFile): Observation {
  const { usually }: ObservationKind<unknown> = observations[what];
  if ("at" in usually) return { what, ...usually };
  return { what, every: usually.every === "driftLag" ? driftLag : usually.every };
}
