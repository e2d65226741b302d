import { z } from "zod";
import type { NormalizationSettings } from "../../network/normalizations/settings.ts";
import type { HiddenLayerSettings, LossName, NetworkSettings } from "../../network/settings.ts";
import { hasBatchStatistics } from "../../tracking/outline.ts";
import { activation } from "./activation.ts";
import { initialization } from "./initialization.ts";
import { limits } from "./limits.ts";
import { normalization } from "./normalization.ts";
import { ofLength, shareBelow1, wholeNumberUpTo, yesOrNo } from "./numbers.ts";
import { shorthand } from "./shorthand.ts";

const loss = z.enum([
  "sigmoid-cross-entropy",
  "softmax-cross-entropy",
  "mean-squared-error",
]) satisfies z.ZodType<LossName>;

const frozenPart = (words: string) => yesOrNo().default(false).describe(words);

const frozenParts = {
  weights: frozenPart(
    "Whether training leaves weights and bias of the dense part as they were initialized (of weight norm: directions, gains and bias).",
  ),
  affine: frozenPart("Whether training leaves γ and β of the layer's norm as they were initialized."),
  statistics: frozenPart(
    "Whether the running statistics of a batch norm stay as they are from the start, and training normalizes by them in place of its batches' own, as with PyTorch's eval(): the same as freezeStatisticsFrom: 1 of the norm.",
  ),
};

/** Yes stands for all parameters: of what follows the batches without being trained, a layer says so by name. */
const allParameters = (all: boolean) => ({ weights: all, affine: all });

const hiddenLayer = shorthand(
  wholeNumberUpTo("unitsPerLayer", 1),
  (units) => ({ units }),
  z.strictObject({
    units: wholeNumberUpTo("unitsPerLayer", 1).describe("Units of the layer."),
    activation: activation.optional().describe("Default: the network's."),
    normalization: normalization.optional().describe("Default: the network's."),
    bias: yesOrNo().optional().describe("Default: the network's."),
    dropout: shareBelow1()
      .optional()
      .describe("Share of the layer's outputs that training leaves out. Default: the network's."),
    frozen: shorthand(yesOrNo(), allParameters, z.strictObject(frozenParts))
      .optional()
      .describe(
        "Whether training leaves the layer's weights, bias, γ and β as they are, or which of its parts (a map). With true the running statistics of a batch norm go on following the batches: statistics, or the norm's freezeStatisticsFrom, stops those. Default: the network's, but for its output.",
      ),
  }),
);

const dropout = shorthand(
  shareBelow1(),
  (rate) => ({ rate }),
  z.strictObject({
    rate: shareBelow1()
      .default(0)
      .describe("Share of a hidden layer's outputs that training leaves out; 0 is none."),
    populationStatistics: z
      .enum(["without", "with"])
      .optional()
      .describe(
        "Of passes without dropout or with it are the statistics that a batch norm takes of samples for inference (population, per-subset, as-trained): without is the repair of Li et al. (2019); with draws the same masks at every step. To be said where a network has dropout and a batch norm.",
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
    dropout: dropout
      .prefault(0)
      .meta({ source: "Srivastava et al. (2014)" })
      .describe(
        "Share of what every hidden layer puts out that training leaves out by chance, anew for every sample at every step; the rest is divided by 1 − share. Nothing is left out at inference, on the probe set, or of any other samples but training batches (whose loss and accuracy are so those of the rest) and those that are compared with them.",
      ),
    frozen: shorthand(
      yesOrNo(),
      allParameters,
      z.strictObject({
        ...frozenParts,
        output: frozenPart(
          "Whether training leaves weights and bias of the output layer as they were initialized.",
        ),
      }),
    )
      .prefault(false)
      .describe(
        "What training leaves as it is in every hidden layer that does not say it for itself: true stands for all parameters of the hidden layers, { weights: true, output: true } trains γ and β alone (Frankle, Schwab & Morcos 2020). Gradients are still taken, and measured, in all parameters.",
      ),
  })
  .superRefine(({ hidden, normalization: ofNetwork, frozen: ofAll, dropout: ofEvery }, context) => {
    const drops = hidden.map((layer) => layer.dropout ?? ofEvery.rate).filter((rate) => rate > 0);
    const norms = hidden.map((layer) => layer.normalization ?? ofNetwork);
    if (drops.length > 0 && ofEvery.populationStatistics === undefined && norms.some(hasBatchStatistics))
      context.addIssue({
        code: "custom",
        path: ["dropout", "populationStatistics"],
        message: `without or with, as in dropout: { rate: ${ofEvery.rate}, populationStatistics: without }: batch norm is evaluated by statistics of samples as well, which are those of passes without dropout or with it`,
      });
    hidden.forEach((layer, index) => {
      const { statistics } = layer.frozen ?? ofAll;
      const fault = statistics ? withoutFrozenForm(layer.normalization ?? ofNetwork) : null;
      if (fault === null) return;
      const path = layer.frozen === undefined ? ["frozen"] : ["hidden", index, "frozen"];
      context.addIssue({ code: "custom", path: [...path, "statistics"], message: fault });
    });
    hidden.forEach(({ units, normalization: own }, index) => {
      const fault = unevenGroups(units, index, own ?? ofNetwork);
      if (fault === null) return;
      const path = own === undefined ? [] : ["hidden", index];
      context.addIssue({ code: "custom", path: [...path, "normalization", "groups"], message: fault });
    });
  })
  .describe("A multilayer perceptron.");

/** Why frozen statistics and a normalization do not go together, as what is expected instead; null where they do. */
function withoutFrozenForm(settings: NormalizationSettings): string | null {
  if (settings.kind === "batch-renorm")
    return "statistics that follow the batches, by which batch-renorm corrects them (normalization: batch can be frozen)";
  if (settings.kind !== "batch" || settings.freezeStatisticsFrom === null) return null;
  return `frozen statistics, from the start, or freezeStatisticsFrom: ${settings.freezeStatisticsFrom}, not both`;
}

/** Why groups do not fit a layer (from 0), as what is expected instead; null where they do. */
function unevenGroups(units: number, index: number, settings: NormalizationSettings): string | null {
  if (settings.kind !== "group") return null;
  const fitting = Array.from({ length: units }, (_, at) => at + 1).filter(
    (groups) => units % groups === 0 && units > groups,
  );
  if (fitting.includes(settings.groups)) return null;
  const layer = `hidden layer ${index + 1}`;
  if (fitting.length === 0)
    return `another norm: ${layer} has 1 unit, of which, alone in its group, β is left`;
  const known = [fitting.slice(0, -1).join(", "), ...fitting.slice(-1)]
    .filter((each) => each !== "")
    .join(" or ");
  if (settings.groups === units)
    return `at least 2 units in each group, since of one alone β is left, whatever comes in: of the ${units} units of ${layer}, ${known}`;
  return `groups that share the ${units} units of ${layer} evenly, at least 2 in each: ${known}`;
}

/** Frozen statistics are those that a batch norm freezes from its first step on. */
const withStatistics = (settings: NormalizationSettings, areFrozen: boolean): NormalizationSettings =>
  areFrozen && settings.kind === "batch" ? { ...settings, freezeStatisticsFrom: 1 } : settings;

/** The same with every layer spelled out: layers take what they do not say from the network. */
export function resolveNetwork(given: z.output<typeof network>): NetworkSettings {
  const { populationStatistics } = given.dropout;
  const hidden = given.hidden.map((layer): HiddenLayerSettings => {
    const { weights, affine, statistics } = layer.frozen ?? given.frozen;
    const rate = layer.dropout ?? given.dropout.rate;
    return {
      units: layer.units,
      activation: layer.activation ?? given.activation,
      normalization: withStatistics(layer.normalization ?? given.normalization, statistics),
      bias: layer.bias ?? given.bias,
      frozen: weights === affine ? weights : { weights, affine },
      ...(rate > 0 ? { dropout: rate } : {}),
    };
  });
  const isDropped = hidden.some(({ dropout }) => dropout !== undefined);
  return {
    hidden,
    initialization: given.initialization,
    loss: given.loss,
    ...(isDropped && populationStatistics !== undefined ? { dropoutStatistics: populationStatistics } : {}),
    ...(given.frozen.output ? { frozenOutput: true } : {}),
  };
}
