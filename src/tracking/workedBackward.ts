import { plainKernels } from "../kernels/plainKernels.ts";
import { type Matrix, padded, valuesOf } from "../matrix.ts";
import { applyDense, denseBackward } from "../network/dense.ts";
import { createHiddenBuffers } from "../network/hiddenActivity.ts";
import { hiddenBackward, hiddenForward } from "../network/hiddenLayer.ts";
import type { Network } from "../network/network.ts";
import { asInTraining, type Subsets } from "../network/normalizations/statisticsSource.ts";
import { cloneNetwork } from "./cloneNetwork.ts";
import type { WorkedBackward } from "./record.ts";

/**
 * The way back to the first hidden layer on a few samples: dL/dh, through the activation dL/dy, through the norm dγ, dβ
 * and dL/dz, through the dense part dw and db, as the engine that trains computes them. L is the mean loss of the batch, in
 * which samples count by their subsets' weights where they do so in training.
 *
 * Shapes   features (inputs × samples), labels (samples); null where a norm stands after the activation
 * Writes   nothing of the network: all is done on a copy
 */
export function workBackward(
  network: Network,
  features: Matrix,
  labels: Float64Array,
  subsets: Subsets,
  subsetWeights: Float64Array | null = null,
): WorkedBackward | null {
  const samples = features.columns;
  const copy = cloneNetwork(network, plainKernels);
  const statistics = asInTraining(() => copy.age.updates + 1, subsets);
  const layers = copy.hidden.map((layer) => ({
    layer,
    buffers: createHiddenBuffers(layer, samples),
    gradient: padded(layer.dense.units, samples),
  }));
  const first = layers[0];
  const last = layers.at(-1);
  if (!first || !last || first.buffers.whole !== first.buffers.activated) return null;

  const inputOf = (index: number) => (index === 0 ? features : layers[index - 1]!.buffers.output);
  layers.forEach(({ layer, buffers }, index) => {
    hiddenForward(layer, inputOf(index), buffers, statistics);
  });
  const logits = padded(copy.output.units, samples);
  const logitGradient = padded(copy.output.units, samples);
  applyDense(copy.output, last.buffers.output, logits);
  const weights = subsetWeights && Float64Array.from(labels, (_, n) => subsetWeights[subsets![n]!]!);
  const loss =
    weights === null
      ? copy.loss.gradient(logits, labels, logitGradient)
      : copy.loss.weightedGradient!(logits, labels, logitGradient, weights);
  denseBackward(copy.output, last.buffers.output, logitGradient, last.gradient);
  for (let index = layers.length - 1; index > 0; index--) {
    const { layer, buffers, gradient } = layers[index]!;
    hiddenBackward(layer, inputOf(index), buffers, gradient, layers[index - 1]!.gradient);
  }

  const { layer, buffers, gradient } = first;
  const output = valuesOf(gradient);
  const unitInput = output.slice();
  layer.activation.chain(valuesOf(buffers.unitInput), valuesOf(buffers.activated), unitInput);
  hiddenBackward(layer, features, buffers, gradient, null);
  return {
    loss,
    output,
    unitInput,
    gamma: layer.norm?.gammaGradient.slice() ?? null,
    beta: layer.norm?.betaGradient.slice() ?? null,
    preActivation: valuesOf(gradient),
    weights: layer.dense.weightGradient.slice(),
    bias: layer.dense.biasGradient?.slice() ?? null,
  };
}
