import type { Kernels } from "../kernels/kernels.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { randomStream } from "../random.ts";

/**
 * A network of the same settings with values of its own: parameters, gradients and running statistics bit for bit; on the
 * same kernels, or on others.
 */
export function cloneNetwork(network: Network, kernels: Kernels = network.kernels): Network {
  // What is drawn here is overwritten at once, so the name of the stream does not matter.
  const { inputs, settings, classes, subsets } = network;
  const clone = createNetwork(inputs, settings, randomStream("overwritten"), classes, kernels, subsets);
  copyNetwork(network, clone);
  return clone;
}

/** All values of a network into another of the same settings. */
export function copyNetwork(from: Network, to: Network): void {
  for (let p = 0; p < from.parameters.length; p++) {
    to.parameters[p]!.values.set(from.parameters[p]!.values);
    to.parameters[p]!.gradient.set(from.parameters[p]!.gradient);
  }
  copyStatistics(from, to);
}

/** What training leaves behind beside the parameters: running statistics and the number of updates. */
export function copyStatistics(from: Network, to: Network): void {
  to.age.updates = from.age.updates;
  for (let h = 0; h < from.hidden.length; h++) {
    const norm = from.hidden[h]!.norm;
    if (norm === null) continue;
    to.hidden[h]!.norm!.runningMean.set(norm.runningMean);
    to.hidden[h]!.norm!.runningVariance.set(norm.runningVariance);
  }
}
