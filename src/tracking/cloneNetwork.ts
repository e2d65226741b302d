import { createNetwork, type Network } from "../network/network.ts";
import { randomStream } from "../random.ts";

/** A network of the same settings with values of its own: parameters, gradients and running statistics bit for bit. */
export function cloneNetwork(network: Network): Network {
  // What is drawn here is overwritten at once, so the name of the stream does not matter.
  const clone = createNetwork(network.inputs, network.settings, randomStream("overwritten"));
  network.parameters.forEach(({ values, gradient }, p) => {
    clone.parameters[p]!.values.set(values);
    clone.parameters[p]!.gradient.set(gradient);
  });
  network.hidden.forEach(({ norm }, h) => {
    if (norm === null) return;
    clone.hidden[h]!.norm!.runningMean.set(norm.runningMean);
    clone.hidden[h]!.norm!.runningVariance.set(norm.runningVariance);
  });
  return clone;
}
