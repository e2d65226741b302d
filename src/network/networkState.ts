import type { Network } from "./network.ts";

/** All that training changes of a network, in arrays of its own: parameters, running statistics, and the number of updates. */
export interface NetworkState {
  readonly arrays: readonly Float64Array[];
  readonly updates: number;
}

export function saveNetwork(network: Network): NetworkState {
  return { arrays: trainedArrays(network).map((array) => array.slice()), updates: network.age.updates };
}

/** Bit for bit as it was saved, into a network of the same settings. */
export function restoreNetwork(network: Network, state: NetworkState): void {
  trainedArrays(network).forEach((array, at) => {
    array.set(state.arrays[at]!);
  });
  network.age.updates = state.updates;
}

function trainedArrays({ parameters, hidden }: Network): Float64Array[] {
  const statistics = hidden.flatMap(({ norm }) =>
    norm === null ? [] : [norm.runningMean, norm.runningVariance],
  );
  return [...parameters.map(({ values }) => values), ...statistics];
}
