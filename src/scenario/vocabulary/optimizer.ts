import { z } from "zod";
import type { OptimizerSettings, WeightDecay } from "../../optimizers/settings.ts";
import { numberBetween, positiveNumber, shareBelow1, yesOrNo } from "./numbers.ts";
import { schedule } from "./schedule.ts";
import { shorthand, wordOrMap } from "./shorthand.ts";

const decayOf = (words: string) => numberBetween(0, 1e6).default(0).describe(`Weight decay of ${words}.`);

/** One number for all parameters, or one for each kind. */
const weightDecay = shorthand(
  numberBetween(0, 1e6),
  (all) => ({ weights: all, bias: all, affine: all }),
  z
    .strictObject({
      weights: decayOf("weights, the output layer's among them (of weight norm: directions and gains)"),
      bias: decayOf("biases"),
      affine: decayOf("γ and β of the norms"),
    })
    .transform(
      (each): WeightDecay => (each.weights === each.bias && each.bias === each.affine ? each.weights : each),
    ),
);

/** What every optimizer has; the default rate is its own. */
function common(learningRate: number, decay = 0) {
  return {
    learningRate: numberBetween(0, 1e6)
      .default(learningRate)
      .describe(
        "Step size; 0 trains nothing: to measure at the start, or to let running statistics follow the batches alone. There is then no landscape.",
      ),
    schedule: schedule
      .prefault("constant")
      .describe("How the learning rate changes in the course of training."),
    weightDecay: weightDecay
      .prefault(decay)
      .describe(
        "Weight decay: a number on all parameters, or a map of one for each kind (0 where it names none). Part of the gradient (L2), but apart from it in adamw.",
      ),
  };
}

const momentum = (weight: number) =>
  shareBelow1().default(weight).describe("Weight of the old buffer; 0 is none.");
const epsilon = positiveNumber().default(1e-8).describe("Added to the root that divides.");

const moments = {
  beta1: shareBelow1().default(0.9).describe("Weight of the old mean gradient."),
  beta2: shareBelow1().default(0.999).describe("Weight of the old mean square."),
  epsilon,
};

const kinds = [
  z.strictObject({ kind: z.literal("sgd"), ...common(0.1) }),
  z
    .strictObject({
      kind: z.literal("momentum"),
      ...common(0.1),
      momentum: momentum(0.9),
      dampening: numberBetween(0, 1)
        .default(0)
        .describe("Share of every gradient but the first that does not enter the buffer."),
    })
    .meta({ source: "Polyak (1964)" }),
  z
    .strictObject({ kind: z.literal("nesterov"), ...common(0.1), momentum: momentum(0.9) })
    .meta({ source: "Sutskever et al. (2013)" }),
  z
    .strictObject({
      kind: z.literal("rmsprop"),
      ...common(0.01),
      decay: shareBelow1().default(0.99).describe("Weight of the old mean square."),
      epsilon,
      centered: yesOrNo().default(false).describe("Whether the squared mean gradient is taken off."),
      momentum: momentum(0),
    })
    .meta({ source: "Tieleman & Hinton (2012)" }),
  z
    .strictObject({ kind: z.literal("adam"), ...common(0.001), ...moments })
    .meta({ source: "Kingma & Ba (2015)" }),
  z
    .strictObject({ kind: z.literal("adamw"), ...common(0.001, 0.01), ...moments })
    .meta({ source: "Loshchilov & Hutter (2019)" }),
] as const;

export const optimizer = wordOrMap(
  z.discriminatedUnion("kind", kinds) satisfies z.ZodType<OptimizerSettings>,
);
