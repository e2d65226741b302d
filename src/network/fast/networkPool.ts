import type { RandomStream } from "../../random.ts";
import { createNetwork, type Network, restartNetwork } from "../network.ts";
import { createPass, type Pass } from "../pass.ts";
import { type PassKernelsFactory, plainPassKernels } from "../passKernels.ts";
import { plainPasses } from "../plainPasses.ts";
import type { NetworkSettings } from "../settings.ts";
import type { TrainingPasses } from "../trainingPasses.ts";
import { fastPasses } from "./fastPasses.ts";
import { fastPassKernels } from "./fastPassKernels.ts";
import { pathOf } from "./path.ts";

/** What tells networks apart that cannot share arrays and kernels: everything but how their weights begin. */
export interface NetworkShape {
  readonly inputs: number;
  readonly classes: number;
  readonly batchSize: number;
  readonly settings: NetworkSettings;
}

/** A network ready to train, and how batches and observed samples go through it. */
interface PooledNetwork {
  readonly network: Network;
  readonly passes: TrainingPasses;
  /** The pass of this name over so many samples: for what is passed again and again. */
  readonly passOf: PassOf;
}

export type PassOf = (name: string, samples: number) => Pass;

/** Networks for one run after another: a run that comes again to a known shape finds its kernels compiled and warm. */
export interface NetworkPool {
  /** A network drawn from the stream. Whoever had one of this shape before must be done with it. */
  take(shape: NetworkShape, stream: RandomStream): PooledNetwork;
}

/**
 * A pool that keeps so many shapes, the latest used: a compiled network costs some 50 ms to warm up, and memory for its
 * code.
 */
export function createNetworkPool(kept = 16): NetworkPool {
  const known = new Map<string, PooledNetwork>();

  function build(
    { inputs, classes, batchSize, settings }: NetworkShape,
    stream: RandomStream,
  ): PooledNetwork {
    const network = createNetwork(inputs, settings, stream, classes);
    const fast = pathOf(settings) === "fast";
    return {
      network,
      passes: (fast ? fastPasses : plainPasses)(network, batchSize),
      passOf: keptPasses(network, fast ? fastPassKernels : plainPassKernels),
    };
  }

  function restart(
    { network, passes, passOf }: PooledNetwork,
    settings: NetworkSettings,
    stream: RandomStream,
  ): PooledNetwork {
    passes.buffers.subsets.fill(0);
    return { network: restartNetwork(network, settings, stream), passes, passOf };
  }

  return {
    take(shape, stream) {
      const key = keyOf(shape);
      const before = known.get(key);
      known.delete(key);
      const taken = before === undefined ? build(shape, stream) : restart(before, shape.settings, stream);
      known.set(key, taken);
      for (const oldest of known.keys()) {
        if (known.size <= kept) break;
        known.delete(oldest);
      }
      return taken;
    },
  };
}

/** Each pass is made when it is first asked for. */
function keptPasses(network: Network, kernels: PassKernelsFactory): PassOf {
  const kept = new Map<string, Pass>();
  return (name, samples) => {
    const key = `${name} ${samples}`;
    const pass = kept.get(key) ?? createPass(network, samples, kernels);
    kept.set(key, pass);
    return pass;
  };
}

function keyOf({ inputs, classes, batchSize, settings: { hidden, loss } }: NetworkShape): string {
  return JSON.stringify([inputs, classes, batchSize, hidden, loss]);
}
