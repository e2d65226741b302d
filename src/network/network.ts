import type { RandomStream } from "../random.ts";
import { createActivation } from "./activation.ts";
import type { Activation } from "./activations/activation.ts";
import { createDense, type Dense } from "./dense.ts";
import { initialize } from "./initialization.ts";
import type { Loss } from "./losses/loss.ts";
import { losses } from "./losses/losses.ts";
import { type BatchNorm, createBatchNorm, startBatchNorm } from "./normalizations/batchNorm.ts";
import { createLayerNorm, type LayerNorm } from "./normalizations/layerNorm.ts";
import { startWeightNorm } from "./normalizations/weightNorm.ts";
import {
  type GivenLayer,
  type HiddenLayerSettings,
  type NetworkSettings,
  normArrayNames,
} from "./settings.ts";

/** One trained array of numbers and the gradient of the last training step. */
export interface Parameter {
  /**
   * "hidden1.weights" (or "hidden1.directions" and "hidden1.gains" of a weight norm), "hidden1.bias", "hidden1.gamma",
   * "hidden1.beta", …, "output.weights", "output.bias"
   */
  readonly name: string;
  /** 1-based, the output layer last. */
  readonly layer: number;
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  /** Whether training leaves it as it is. */
  readonly frozen: boolean;
}

/** dense → norm → activation, or dense → activation → norm, as `settings.normalization` says. */
export interface HiddenLayer {
  readonly settings: HiddenLayerSettings;
  readonly dense: Dense;
  readonly activation: Activation;
  /** The norm with statistics of the batch (batch norm, batch renormalization); null where the layer has none. */
  readonly norm: BatchNorm | null;
  readonly layerNorm: LayerNorm | null;
}

/** A multilayer perceptron: its parameters and running statistics, but no activations. */
export interface Network {
  readonly inputs: number;
  readonly classes: number;
  readonly settings: NetworkSettings;
  readonly hidden: readonly HiddenLayer[];
  readonly output: Dense;
  readonly loss: Loss;
  /** In the order of the layers: weights, bias, gamma, beta, where they exist. */
  readonly parameters: readonly Parameter[];
  /** Updates made so far: what warm-ups and freezing go by. */
  readonly age: { updates: number };
}

/**
 * A network ready to train, drawn from the stream (or given outright).
 *
 * @param classes to be told apart; the number of outputs follows from it and the loss
 * Errors   fewer than one input or unit; given layers that do not fit; a loss that does not know so many classes
 */
export function createNetwork(
  inputs: number,
  settings: NetworkSettings,
  stream: RandomStream,
  classes = 2,
): Network {
  const network = buildNetwork(inputs, settings, classes);
  return restartNetwork(network, settings, stream);
}

/**
 * The same arrays for another training: everything as in a new network, drawn from the stream.
 *
 * @param settings those of the network, but for the initialization
 */
export function restartNetwork(network: Network, settings: NetworkSettings, stream: RandomStream): Network {
  const { hidden, output, parameters, age } = network;
  const denses = [...hidden.map(({ dense }) => dense), output];
  for (const { bias } of denses) bias?.fill(0);
  for (const { norm, layerNorm } of hidden) {
    if (norm !== null) startBatchNorm(norm);
    layerNorm?.gamma.fill(1);
    layerNorm?.beta.fill(0);
  }
  initialize(denses, settings.initialization, stream);
  if (settings.initialization.kind === "given") giveNorms(hidden, settings.initialization.layers);
  for (const { weightNorm, weights } of denses) if (weightNorm !== null) startWeightNorm(weightNorm, weights);
  for (const { gradient } of parameters) gradient.fill(0);
  age.updates = 0;
  return { ...network, settings };
}

/**
 * The norms' parameters and running statistics, where they are given.
 *
 * Errors   a layer without such an array, or one of another length
 */
function giveNorms(hidden: readonly HiddenLayer[], given: readonly GivenLayer[]): void {
  hidden.forEach(({ norm, layerNorm }, index) => {
    const arrays: Partial<Record<(typeof normArrayNames)[number], Float64Array>> = norm ?? layerNorm ?? {};
    for (const name of normArrayNames) {
      const values = given[index]![name];
      if (values === undefined) continue;
      const array = arrays[name];
      const sets = (array?.length ?? 0) / values.length;
      if (array === undefined || !Number.isInteger(sets))
        throw new Error(
          `initialization: hidden${index + 1} has ${array?.length ?? 0} numbers of ${name}, given are ${values.length}`,
        );
      for (let set = 0; set < sets; set++) array.set(values, set * values.length);
    }
  });
}

/** A network whose parameters are 0. */
function buildNetwork(inputs: number, settings: NetworkSettings, classes: number): Network {
  requireCount("network: inputs", inputs);
  const lossName = settings.loss ?? "sigmoid-cross-entropy";
  const loss = losses[lossName];
  const outputs = loss.outputs(classes);
  if (outputs === null) throw new Error(`network: ${lossName} does not tell ${classes} classes apart`);
  let width = inputs;
  const hidden = settings.hidden.map((layer, index): HiddenLayer => {
    requireCount(`network: units of hidden layer ${index + 1}`, layer.units);
    const dense = createDense(width, layer.units, layer.bias, layer.normalization.kind === "weight");
    const { normalization } = layer;
    width = layer.units;
    return {
      settings: layer,
      dense,
      activation: createActivation(layer.activation),
      norm:
        normalization.kind === "batch" || normalization.kind === "batch-renorm"
          ? createBatchNorm(layer.units, normalization)
          : null,
      layerNorm: normalization.kind === "layer" ? createLayerNorm(layer.units, normalization) : null,
    };
  });
  const output = createDense(width, outputs, true);
  return {
    inputs,
    classes,
    settings,
    hidden,
    output,
    loss,
    parameters: parametersOf(hidden, output),
    age: { updates: 0 },
  };
}

function parametersOf(hidden: readonly HiddenLayer[], output: Dense): Parameter[] {
  const ofHidden = hidden.flatMap(({ settings, dense, norm, layerNorm }, index) =>
    [...denseArrays(dense), ...normArrays(norm ?? layerNorm)].map(({ name, values, gradient }) => ({
      name: `hidden${index + 1}.${name}`,
      layer: index + 1,
      values,
      gradient,
      frozen: settings.frozen ?? false,
    })),
  );
  const ofOutput = denseArrays(output).map(({ name, values, gradient }) => ({
    name: `output.${name}`,
    layer: hidden.length + 1,
    values,
    gradient,
    frozen: false,
  }));
  return [...ofHidden, ...ofOutput];
}

export type TrainedArray = Pick<Parameter, "name" | "values" | "gradient">;

function denseArrays({ weights, weightGradient, bias, biasGradient, weightNorm }: Dense): TrainedArray[] {
  const ofWeights =
    weightNorm === null
      ? [{ name: "weights", values: weights, gradient: weightGradient }]
      : [
          { name: "directions", values: weightNorm.directions, gradient: weightNorm.directionGradient },
          { name: "gains", values: weightNorm.gains, gradient: weightNorm.gainGradient },
        ];
  if (bias === null || biasGradient === null) return ofWeights;
  return [...ofWeights, { name: "bias", values: bias, gradient: biasGradient }];
}

/** γ and β, where they are trained. */
export function normArrays(norm: BatchNorm | LayerNorm | null): TrainedArray[] {
  if (norm === null || (norm.settings.kind === "batch" && !norm.settings.affine)) return [];
  return [
    { name: "gamma", values: norm.gamma, gradient: norm.gammaGradient },
    { name: "beta", values: norm.beta, gradient: norm.betaGradient },
  ];
}

function requireCount(what: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`${what}: expected a whole number, at least 1; got ${count}`);
  }
}
