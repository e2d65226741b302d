import type { RandomStream } from "../random.ts";
import { createDense, type Dense } from "./dense.ts";
import { initialize } from "./initialization.ts";
import { type BatchNorm, createBatchNorm } from "./normalizations/batchNorm.ts";
import { createLayerNorm, type LayerNorm } from "./normalizations/layerNorm.ts";
import type { HiddenLayerSettings, NetworkSettings } from "./settings.ts";

/** One trained array of numbers and the gradient of the last training step. */
export interface Parameter {
  /** "hidden1.weights", "hidden1.bias", "hidden1.gamma", "hidden1.beta", …, "output.weights", "output.bias" */
  readonly name: string;
  /** 1-based, the output layer last. */
  readonly layer: number;
  readonly values: Float64Array;
  readonly gradient: Float64Array;
}

/** dense → norm → activation, or dense → activation → norm, as `settings.normalization` says. */
export interface HiddenLayer {
  readonly settings: HiddenLayerSettings;
  readonly dense: Dense;
  /** The norm with statistics of the batch; null where the layer has none, or a layer norm. */
  readonly norm: BatchNorm | null;
  readonly layerNorm: LayerNorm | null;
}

/** A multilayer perceptron with one logit: its parameters and running statistics, but no activations. */
export interface Network {
  readonly inputs: number;
  readonly settings: NetworkSettings;
  readonly hidden: readonly HiddenLayer[];
  readonly output: Dense;
  /** In the order of the layers: weights, bias, gamma, beta, where they exist. */
  readonly parameters: readonly Parameter[];
}

/**
 * A network ready to train, drawn from the stream (or given outright).
 *
 * Errors   fewer than one input or unit; given layers that do not fit
 */
export function createNetwork(inputs: number, settings: NetworkSettings, stream: RandomStream): Network {
  requireCount("network: inputs", inputs);
  let width = inputs;
  const hidden = settings.hidden.map((layer, index): HiddenLayer => {
    requireCount(`network: units of hidden layer ${index + 1}`, layer.units);
    const dense = createDense(width, layer.units, layer.bias);
    const { normalization } = layer;
    width = layer.units;
    return {
      settings: layer,
      dense,
      norm: normalization.kind === "batch" ? createBatchNorm(layer.units, normalization) : null,
      layerNorm: normalization.kind === "layer" ? createLayerNorm(layer.units, normalization) : null,
    };
  });
  const output = createDense(width, 1, true);
  initialize([...hidden.map((layer) => layer.dense), output], settings.initialization, stream);
  return { inputs, settings, hidden, output, parameters: parametersOf(hidden, output) };
}

function parametersOf(hidden: readonly HiddenLayer[], output: Dense): Parameter[] {
  const ofHidden = hidden.flatMap(({ dense, norm: batchNorm, layerNorm }, index) => {
    const norm = batchNorm ?? layerNorm;
    const name = `hidden${index + 1}`;
    const layer = index + 1;
    const ofNorm =
      norm === null
        ? []
        : [
            { name: `${name}.gamma`, layer, values: norm.gamma, gradient: norm.gammaGradient },
            { name: `${name}.beta`, layer, values: norm.beta, gradient: norm.betaGradient },
          ];
    return [...denseParameters(name, layer, dense), ...ofNorm];
  });
  return [...ofHidden, ...denseParameters("output", hidden.length + 1, output)];
}

function denseParameters(name: string, layer: number, dense: Dense): Parameter[] {
  const weights = { name: `${name}.weights`, layer, values: dense.weights, gradient: dense.weightGradient };
  if (dense.bias === null || dense.biasGradient === null) return [weights];
  return [weights, { name: `${name}.bias`, layer, values: dense.bias, gradient: dense.biasGradient }];
}

function requireCount(what: string, count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new Error(`${what}: expected a whole number, at least 1; got ${count}`);
  }
}
