import { z } from "zod";
import type { HiddenLayerSettings, LossName, NetworkSettings } from "../../network/settings.ts";
import { activation } from "./activation.ts";
import { initialization } from "./initialization.ts";
import { limits } from "./limits.ts";
import { normalization } from "./normalization.ts";
import { ofLength, wholeNumberUpTo, yesOrNo } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const loss = z.enum([
  "sigmoid-cross-entropy",
  "softmax-cross-entropy",
  "mean-squared-error",
]) satisfies z.ZodType<LossName>;

const hiddenLayer = shorthand(
  wholeNumberUpTo("unitsPerLayer", 1),
  (units) => ({ units }),
  z.strictObject({
    units: wholeNumberUpTo("unitsPerLayer", 1).describe("Units of the layer."),
    activation: activation.optional().describe("Default: the network's."),
    normalization: normalization.optional().describe("Default: the network's."),
    bias: yesOrNo().optional().describe("Default: the network's."),
    frozen: yesOrNo()
      .default(false)
      .describe(
        "Whether training leaves the layer's weights, bias, γ and β as they are. The running statistics of a batch norm go on following the batches: its freezeStatisticsFrom stops those.",
      ),
  }),
);

/** A network as its author writes it: what holds for all hidden layers is said once. */
export const network = z
  .strictObject({
    hidden: z
      .array(hiddenLayer, "a list of hidden layers, each a number of units or a map")
      .max(limits.hiddenLayers, ofLength(`a list of at most ${limits.hiddenLayers} layers`))
      .describe("Hidden layers, each a number of units or a map; none is logistic regression."),
    activation: activation.prefault("sigmoid").describe("Non-linearity of the hidden layers."),
    normalization: normalization.prefault("none").describe("Normalization of the hidden layers."),
    initialization: initialization
      .prefault("xavier-normal")
      .describe("How weights are drawn; biases start at 0."),
    loss: loss
      .default("sigmoid-cross-entropy")
      .describe("What training makes small; the number of outputs follows from it and the classes."),
    bias: yesOrNo().default(true).describe("Whether the dense part of the hidden layers has a bias."),
  })
  .describe("A multilayer perceptron.");

/** The same with every layer spelled out: layers take what they do not say from the network. */
export function resolveNetwork(given: z.output<typeof network>): NetworkSettings {
  return {
    hidden: given.hidden.map(
      (layer): HiddenLayerSettings => ({
        units: layer.units,
        activation: layer.activation ?? given.activation,
        normalization: layer.normalization ?? given.normalization,
        bias: layer.bias ?? given.bias,
        frozen: layer.frozen,
      }),
    ),
    initialization: given.initialization,
    loss: given.loss,
  };
}
