import type { Kernels } from "../kernels/kernels.ts";
import { kernelsFor } from "../kernels/kernelsFor.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import type { RandomStream } from "../random.ts";
import { createActivation } from "./activation.ts";
import type { Activation } from "./activations/activation.ts";
import { createDense, type Dense } from "./dense.ts";
import { initialize } from "./initialization.ts";
import type { Loss } from "./losses/loss.ts";
import { losses, lossFor } from "./losses/losses.ts";
import type { BatchNorm } from "./normalizations/batchNorm.ts";
import { type Normalization, normArrayNames } from "./normalizations/normalization.ts";
import { createNormalization } from "./normalizations/normalizations.ts";
import { startWeightNorm } from "./normalizations/weightNorm.ts";
import type { Parameter, TrainedArray } from "./parameter.ts";
import type { GivenLayer, HiddenLayerSettings, NetworkSettings } from "./settings.ts";

/** dense → norm → activation, or dense → activation → norm, as `settings.normalization` says. */
export interface HiddenLayer {
  readonly settings: HiddenLayerSettings;
  readonly dense: Dense;
  readonly activation: Activation;
  /** Null where the layer has none of its values. */
  readonly normalization: Normalization | null;
  /** The norm with statistics of the batch that it is (batch norm, batch renormalization); null where it is none. */
  readonly norm: BatchNorm | null;
}

/** A multilayer perceptron: its parameters and running statistics, but no activations. */
export interface Network {
  readonly inputs: number;
  /** To be told apart; 0: it learns a real target. */
  readonly classes: number;
  /** That the data know, for norms that treat them apart. */
  readonly subsets: number;
  readonly settings: NetworkSettings;
  readonly hidden: readonly HiddenLayer[];
  readonly output: Dense;
  readonly loss: Loss;
  /** Those that its arrays are for. */
  readonly kernels: Kernels;
  /** In the order of the layers: weights, bias, gamma, beta, where they exist. */
  readonly parameters: readonly Parameter[];
  /** Updates made so far: what warm-ups and freezing go by. */
  readonly age: { updates: number };
}

/**
 * A network ready to train, drawn from the stream (or given outright).
 *
 * @param classes to be told apart, or 0 for a real target; the number of outputs follows from it and the loss
 * @param subsets that the data know, for norms that treat them apart
 * @param kernels which hold its arrays, and carry out its training and passes, if their memory has room; else the plain ones
 * Errors   fewer than one input or unit; given layers that do not fit; a loss that does not know so many classes
 *
 * @example
 *   const layers = [{ weights: [[1, 2]], bias: [0] }];
 *   const settings = { hidden: [], initialization: { kind: "given", layers } };
 *   createNetwork(2, settings, randomStream("given")).output.weights // [ 1, 2 ]
 */
export function createNetwork(
  inputs: number,
  settings: NetworkSettings,
  stream: RandomStream,
  classes = 2,
  kernels: Kernels = plainKernels,
  subsets = 2,
): Network {
  const network = buildNetwork(inputs, settings, classes, kernels, subsets);
  const { hidden, output } = network;
  const denses = [...hidden.map(({ dense }) => dense), output];
  initialize(denses, settings.initialization, stream);
  if (settings.initialization.kind === "given") giveNorms(hidden, settings.initialization.layers);
  for (const { weightNorm, weights } of denses) if (weightNorm !== null) startWeightNorm(weightNorm, weights);
  return network;
}

/**
 * The norms' parameters and running statistics, where they are given.
 *
 * Errors   a layer without such an array, or one of another length
 */
function giveNorms(hidden: readonly HiddenLayer[], given: readonly GivenLayer[]): void {
  hidden.forEach(({ normalization }, index) => {
    const arrays = normalization?.arrays ?? {};
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

/** A network whose weights and biases are 0. */
function buildNetwork(
  inputs: number,
  settings: NetworkSettings,
  classes: number,
  wanted: Kernels,
  subsets: number,
): Network {
  requireCount("network: inputs", inputs);
  const lossName = settings.loss ?? "sigmoid-cross-entropy";
  const outputs = losses[lossName].outputs(classes);
  if (outputs === null)
    throw new Error(
      `network: ${lossName} ${classes === 0 ? "learns no real target" : `does not tell ${classes} classes apart`}`,
    );
  const kernels = kernelsFor([{ kernels: wanted }], numbersOf(inputs, settings, outputs, subsets));
  const { allocate } = kernels;
  let width = inputs;
  const hidden = settings.hidden.map((layer, index): HiddenLayer => {
    requireCount(`network: units of hidden layer ${index + 1}`, layer.units);
    const dense = createDense(
      width,
      layer.units,
      layer.bias,
      layer.normalization.kind === "weight",
      allocate,
    );
    const normalization = createNormalization(layer.units, layer.normalization, allocate, subsets);
    width = layer.units;
    return {
      settings: layer,
      dense,
      activation: createActivation(layer.activation),
      normalization,
      norm: normalization?.batchNorm ?? null,
    };
  });
  const output = createDense(width, outputs, true, false, allocate);
  return {
    inputs,
    classes,
    subsets,
    settings,
    hidden,
    output,
    loss: lossFor(lossName, classes),
    kernels,
    parameters: parametersOf(hidden, output, settings.frozenOutput ?? false),
    age: { updates: 0 },
  };
}

/** Parameters, their gradients and what belongs to norms, at most. */
function numbersOf(inputs: number, { hidden }: NetworkSettings, outputs: number, subsets: number): number {
  let numbers = 0;
  let width = inputs;
  for (const { units, normalization } of hidden) {
    // A weight norm keeps weights and their gradient beside what they are composed of. Per unit: bias, gains, norm with its statistics.
    numbers +=
      (normalization.kind === "weight" ? 4 : 2) * (width * units + 1) + (8 + 2 * subsets) * (units + 1);
    width = units;
  }
  return numbers + 2 * (width * outputs + 1) + 2 * (outputs + 1);
}

function parametersOf(hidden: readonly HiddenLayer[], output: Dense, isOutputFrozen: boolean): Parameter[] {
  const ofHidden = hidden.flatMap(({ settings: { frozen = false }, dense, normalization }, index) =>
    [
      ...denseArrays(dense),
      ...(normalization?.trained ?? []).map((array) => ({ ...array, kind: "affine" as const })),
    ].map(({ name, kind, values, gradient }) => ({
      name: `hidden${index + 1}.${name}`,
      layer: index + 1,
      kind,
      values,
      gradient,
      frozen: typeof frozen === "boolean" ? frozen : kind === "affine" ? frozen.affine : frozen.weights,
    })),
  );
  const ofOutput = denseArrays(output).map(({ name, kind, values, gradient }) => ({
    name: `output.${name}`,
    layer: hidden.length + 1,
    kind,
    values,
    gradient,
    frozen: isOutputFrozen,
  }));
  return [...ofHidden, ...ofOutput];
}

type DenseArray = TrainedArray & Pick<Parameter, "kind">;

function denseArrays({ weights, weightGradient, bias, biasGradient, weightNorm }: Dense): DenseArray[] {
  const arrayOf =
    (kind: Parameter["kind"]) => (name: string, values: Float64Array, gradient: Float64Array) => ({
      name,
      kind,
      values,
      gradient,
    });
  const ofWeights = arrayOf("weights");
  const weightArrays =
    weightNorm === null
      ? [ofWeights("weights", weights, weightGradient)]
      : [
          ofWeights("directions", weightNorm.directions, weightNorm.directionGradient),
          ofWeights("gains", weightNorm.gains, weightNorm.gainGradient),
        ];
  if (bias === null || biasGradient === null) return weightArrays;
  return [...weightArrays, arrayOf("bias")("bias", bias, biasGradient)];
}

function requireCount(what: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`${what}: expected a whole number, at least 1; got ${count}`);
  }
}
