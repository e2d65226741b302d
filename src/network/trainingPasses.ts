import { type Matrix, zeros } from "../matrix.ts";
import type { PathName } from "./fast/path.ts";
import { createHiddenBuffers, type HiddenBuffers } from "./hiddenActivity.ts";
import type { HiddenLayer, Network } from "./network.ts";

/** A hidden layer at work on batches of one size. */
export interface LayerAtWork {
  readonly layer: HiddenLayer;
  readonly buffers: HiddenBuffers;
  /** What the layer receives: the batch, or the output of the layer before. */
  readonly input: Matrix;
  /** dloss/doutput, then dloss/dz (units × batchSize). */
  readonly gradient: Matrix;
  /** The gradient of the layer before; null for the first. */
  readonly toInput: Matrix | null;
}

/** Everything that a step writes to, beside the network itself. */
export interface TrainingBuffers {
  readonly batch: Matrix;
  readonly labels: Float64Array;
  readonly subsets: Uint8Array;
  /** [output · batchSize + sample] */
  readonly logits: Float64Array;
  readonly logitGradient: Float64Array;
  readonly layers: readonly LayerAtWork[];
}

/** Of the unit inputs of a layer over the last batch (units). */
export interface InputMoments {
  readonly mean: Float64Array;
  /** Population standard deviation. */
  readonly sd: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** How a batch goes through a network and back: the plain kernels, or kernels compiled for it. */
export interface TrainingPasses {
  readonly path: PathName;
  readonly buffers: TrainingBuffers;
  /** From the batch to the logits, in training mode. */
  forward(): void;
  /** From the gradient of the logits to the gradients of all parameters. */
  backward(): void;
  /** The same, with a step of gradient descent at this rate in one go; null where that is left to the optimizer. */
  readonly descend: ((learningRate: number) => void) | null;
  /**
   * From now on `forward` takes the moments of the unit inputs along, where that costs next to nothing: layer by layer,
   * null where whoever wants them must take them himself.
   */
  takeInputMoments(): readonly (InputMoments | null)[];
}

export type TrainingPassesFactory = (network: Network, batchSize: number) => TrainingPasses;

export function createTrainingBuffers(network: Network, batchSize: number): TrainingBuffers {
  const batch = zeros(network.inputs, batchSize);
  const outputs = zeros(network.output.units, batchSize);
  const layers: LayerAtWork[] = [];
  for (const layer of network.hidden) {
    const before = layers.at(-1);
    layers.push({
      layer,
      buffers: createHiddenBuffers(layer, batchSize),
      input: before?.buffers.output ?? batch,
      gradient: zeros(layer.dense.units, batchSize),
      toInput: before?.gradient ?? null,
    });
  }
  return {
    batch,
    labels: new Float64Array(batchSize),
    subsets: new Uint8Array(batchSize),
    logits: outputs.values,
    logitGradient: zeros(network.output.units, batchSize).values,
    layers,
  };
}
