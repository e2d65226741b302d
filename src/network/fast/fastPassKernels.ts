import { zeros } from "../../matrix.ts";
import { createHiddenBuffers, type HiddenBuffers } from "../hiddenActivity.ts";
import { activateForward } from "../hiddenLayer.ts";
import type { HiddenLayer, Network } from "../network.ts";
import type { StatisticsSource } from "../normalizations/statisticsSource.ts";
import type { PassKernels } from "../passKernels.ts";
import { compileDenseForward } from "./denseKernels.ts";
import { fusedLayer } from "./fusedLayer.ts";
import { compileLayerForward } from "./layerKernels.ts";

/**
 * Kernels compiled for passes of this network over so many samples, in the order of arithmetic of the plain ones. Worth
 * their compilation where the same samples pass again and again.
 *
 * Errors   an Error where the policy of a page forbids `eval`; no weight norm (`pathOf`)
 */
export function fastPassKernels(network: Network, samples: number): PassKernels {
  const input = zeros(network.inputs, samples);
  const outputs = zeros(network.output.units, samples);
  const hidden = network.hidden.map((layer) => createHiddenBuffers(layer, samples));
  const layers = network.hidden.map((layer, index) => ({
    dense: compileDenseForward(
      layer.dense,
      (hidden[index - 1]?.output ?? input).values,
      hidden[index]!.preActivation.values,
      samples,
    ),
    activate: activateKernel(layer, hidden[index]!, samples),
  }));
  const logits = compileDenseForward(
    network.output,
    (hidden.at(-1)?.output ?? input).values,
    outputs.values,
    samples,
  );
  return {
    hidden,
    logits: outputs.values,
    forward(features, statisticsOf) {
      input.values.set(features.values);
      for (let index = 0; index < layers.length; index++) {
        layers[index]!.dense();
        layers[index]!.activate(statisticsOf(index));
      }
      logits();
    },
  };
}

/** What follows the dense product: the statistics as they are defined, then norm and activation in one kernel. */
function activateKernel(
  layer: HiddenLayer,
  buffers: HiddenBuffers,
  samples: number,
): (statistics: StatisticsSource) => void {
  const fused = fusedLayer(layer, buffers, samples);
  // Behind the activation, statistics are of what it puts out, which is not there before the kernel.
  if (fused === null || buffers.activated !== buffers.output) {
    return (statistics) => activateForward(layer, buffers, statistics);
  }
  const kernel = compileLayerForward(fused, "given");
  const { norm } = layer;
  const { batchNorm, preActivation } = buffers;
  if (norm === null || batchNorm === null) return kernel;
  return (statistics) => {
    statistics(norm, preActivation, batchNorm);
    kernel();
  };
}
