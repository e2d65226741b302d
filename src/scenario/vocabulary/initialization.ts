import { z } from "zod";
import type { GivenLayer, InitializationSettings } from "../../network/settings.ts";
import { anyNumber, numberAtLeast, numberBetween } from "./numbers.ts";
import { wordOrMap } from "./shorthand.ts";

const scale = numberBetween(0, 1000).default(1).describe("Multiplies everything drawn.");

const drawn = z
  .strictObject({
    kind: z.enum(["xavier-normal", "xavier-uniform", "lecun-normal", "lecun-uniform", "torch-default"]),
    scale,
  })
  .meta({ source: "Glorot & Bengio (2010), LeCun et al. (1998); torch-default is that of nn.Linear" });

const he = z
  .strictObject({
    kind: z.enum(["he-normal", "he-uniform"]),
    fan: z
      .enum(["in", "out"])
      .default("in")
      .describe("Whether the spread goes by the inputs of a unit or by the units of its layer."),
    scale,
  })
  .meta({ source: "He, Zhang, Ren & Sun (2015)" });

const normal = z.strictObject({
  kind: z.literal("normal"),
  sd: numberBetween(0, 1000).default(0.01).describe("Standard deviation of the weights, in every layer."),
  scale,
});

const perUnit = (number: z.ZodNumber) => z.array(number, "a list of numbers, one per unit").optional();

const givenLayer = z.strictObject({
  weights: z
    .array(z.array(anyNumber(), "a list of numbers"), "a list with one list of numbers per unit")
    .describe("weights[unit][input]"),
  bias: z.array(anyNumber(), "a list of numbers").default([]).describe("One per unit; none without bias."),
  gamma: perUnit(anyNumber()).describe("γ of the layer's norm; default: 1."),
  beta: perUnit(anyNumber()).describe("β of the layer's norm; default: 0."),
  runningMean: perUnit(anyNumber()).describe("Running mean before the first step; default: 0."),
  runningVariance: perUnit(numberAtLeast(0)).describe(
    "Running variance before the first step; default: 1. Of a batch renormalization σ² − ε.",
  ),
}) satisfies z.ZodType<GivenLayer>;

const given = z.strictObject({
  kind: z.literal("given"),
  layers: z.array(givenLayer, "a list of layers").describe("One entry per layer, output layer last."),
});

export const initialization = wordOrMap(
  z.discriminatedUnion("kind", [drawn, he, normal, given]) satisfies z.ZodType<InitializationSettings>,
  "given",
);
