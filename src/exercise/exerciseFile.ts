import { z } from "zod";
import { batch } from "../scenario/vocabulary/normalization.ts";
import { anyNumber, numberAtLeast, ofLength, text } from "../scenario/vocabulary/numbers.ts";
import type { LineName } from "./exercise.ts";

const numbers = (expected: string) => z.array(anyNumber(), expected).min(1, ofLength(expected));
const perSample = () => numbers("a list of numbers, one per sample");

const { epsilonPlacement, divideBy, momentum, momentumConvention, runningVariance } = batch.shape;

const running = z.strictObject({
  mean: anyNumber().default(0).describe("Running mean before the batch."),
  variance: numberAtLeast(0).default(1).describe("Running variance before the batch."),
  momentum,
  momentumConvention,
  divisor: runningVariance,
});

const given = z.strictObject({
  columns: z
    .array(text(60), "a list of names")
    .optional()
    .describe("Names of the inputs; x1, x2, … unless said."),
  samples: z
    .array(numbers("a list of numbers, one per weight"), "a list of samples")
    .min(2, ofLength("a list of 2 to 64 samples"))
    .max(64, ofLength("a list of 2 to 64 samples"))
    .describe("The batch: samples[sample][input]."),
  weights: numbers("a list of numbers, one per input").max(16, ofLength("a list of at most 16 numbers")),
  bias: anyNumber().default(0),
  gamma: anyNumber().default(1),
  beta: anyNumber().default(0),
  epsilon: numberAtLeast(0).default(1e-5).describe("ε, of which an exercise by hand may have none (0)."),
  epsilonPlacement,
  divideBy,
  running: running.optional().describe("Running statistics, where the exercise asks for them."),
});

const lines = z.strictObject({
  z: perSample().optional(),
  mean: anyNumber().optional(),
  variance: anyNumber().optional(),
  sd: anyNumber().optional(),
  divisor: anyNumber().optional(),
  normalized: perSample().optional(),
  result: perSample().optional(),
  runningMean: anyNumber().optional(),
  runningVariance: anyNumber().optional(),
} satisfies Record<LineName, z.ZodType>);

/** A worked exercise: what is given, and the lines that somebody worked out. */
export const exerciseFile = z.strictObject({
  title: text(200).default("An exercise"),
  given: given.describe("One unit and its batch."),
  lines: lines.describe("What was worked out; lines that are left out are not asked for."),
});
