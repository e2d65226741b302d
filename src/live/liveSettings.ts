import type { FlowerSettings } from "../flowers/settings.ts";
import { pytorchNorm } from "../network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings, NormalizationSettings } from "../network/normalizations/settings.ts";
import type { NetworkSettings } from "../network/settings.ts";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import type { SamplerSettings } from "../sampling/settings.ts";
import type { TrainingSettings } from "../scenario/scenario.ts";
import type { DialNorm, Dials } from "./dials.ts";
import type { OwnData } from "./ownData.ts";

/** All that decides what a network of the page becomes: the words of a scenario, for one seed. */
export interface LiveSettings {
  readonly seed: number;
  readonly flowers: FlowerSettings;
  /** Data of the reader's own, which flowers then give way to. */
  readonly own: OwnData | null;
  readonly network: NetworkSettings;
  readonly training: TrainingSettings;
}

/** From dials to the settings of a run. What no dial turns is as a scenario has it by default. */
export function liveSettings(dials: Dials, own: OwnData | null = null): LiveSettings {
  const { seed, train, test, probe, distance, overlap, boundary, depth, width, activation, init, scale } =
    dials;
  const layer = {
    units: width,
    activation,
    normalization: normalizationOf(dials),
    bias: true,
    frozen: false,
  };
  return {
    seed,
    flowers: {
      train,
      test,
      probe,
      features: ["openness", "form"],
      standardize: false,
      boundary,
      distance,
      opennessSd: 0.4,
      margin: 0.9,
      overlap,
      labelNoise: 0,
      roseShare: 0.5,
      subsetAShare: 0.5,
      target: "class",
      targetNoise: 0,
    },
    own,
    network: {
      hidden: Array.from({ length: depth }, () => layer),
      initialization: init === "he-normal" ? { kind: init, fan: "in", scale } : { kind: init, scale },
      loss: "sigmoid-cross-entropy",
    },
    training: {
      steps: dials.steps,
      batchSize: dials.batch,
      sampler: samplerOf(dials, own),
      optimizer: optimizerOf(dials),
      phases: [],
      weights: { kind: "none" },
      target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
      divergedAbove: 1e6,
    },
  };
}

/** Without subsets there is nothing to be biased to. */
function samplerOf({ bias, schedule, block, first }: Dials, own: OwnData | null): SamplerSettings {
  if (schedule === "uniform" || (own !== null && own.subset === null))
    return { kind: "uniform", replacement: true };
  return { kind: "subset-biased", bias, schedule, blockLength: block, first: first === "A" ? 0 : 1 };
}

/** What each word of the dial changes in a batch norm; whatever is no batch norm is not here. */
const batchNorms: { readonly [Norm in DialNorm]?: (batch: number) => Partial<BatchNormSettings> } = {
  batch: () => ({}),
  ghost: (batch) => ({ virtualBatch: Math.min(8, batch) }),
  "per-subset": () => ({ perSubset: true }),
  noisy: () => ({ noise: { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 } }),
  centring: () => ({ scale: false }),
  scaling: () => ({ center: false }),
};

function normalizationOf({ norm, placement, batch }: Dials): NormalizationSettings {
  if (norm === "none" || norm === "weight") return { kind: norm };
  if (norm === "layer") return { kind: "layer", placement, epsilon: 1e-5 };
  if (norm === "batch-renorm")
    return {
      kind: "batch-renorm",
      placement,
      epsilon: 1e-5,
      momentum: 0.01,
      rMax: 3,
      dMax: 5,
      warmUp: { plainUntil: 100, rMaxAt: 800, dMaxAt: 500 },
    };
  return {
    ...pytorchNorm,
    placement,
    ...batchNorms[norm]?.(batch),
  };
}

const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

function optimizerOf({ optimizer, rate }: Dials): OptimizerSettings {
  const common = { learningRate: rate, schedule: { kind: "constant" }, weightDecay: 0 } as const;
  switch (optimizer) {
    case "sgd":
      return { kind: "sgd", ...common };
    case "momentum":
      return { kind: "momentum", ...common, momentum: 0.9, dampening: 0 };
    case "nesterov":
      return { kind: "nesterov", ...common, momentum: 0.9 };
    case "rmsprop":
      return { kind: "rmsprop", ...common, decay: 0.99, epsilon: 1e-8, centered: false, momentum: 0 };
    case "adam":
      return { kind: "adam", ...common, ...moments };
    case "adamw":
      return { kind: "adamw", ...common, ...moments, weightDecay: 0.01 };
  }
}
