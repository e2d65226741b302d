import { exp } from "../../elementary/exp.ts";
import { log } from "../../elementary/log.ts";
import { type FlowerSettings, usualFlowers } from "../../flowers/settings.ts";
import { pytorchNorm } from "../../network/normalizations/pytorchNorm.ts";
import type { NetworkSettings } from "../../network/settings.ts";
import type { OptimizerSettings } from "../../optimizers/settings.ts";
import type { RandomStream } from "../../random.ts";
import type { TrainingSettings } from "../../scenario/scenario.ts";
import { type Between, type Draft, type MadeCause, makers, type Pick, weakMakers } from "./makers.ts";

/** A network to be trained with something wrong, or nothing. */
export interface Recipe {
  readonly seed: number;
  readonly made: readonly MadeCause[];
  readonly flowers: FlowerSettings;
  readonly network: NetworkSettings;
  readonly training: TrainingSettings;
  /** Whether running statistics are put in that another network, of the next seed, has come to. */
  readonly loadsStatistics: boolean;
  /** Batches of its table. */
  readonly batches: number;
  /** Whether the table says how many batches entered the running statistics. */
  readonly saysUpdates: boolean;
}

/**
 * Networks, data and rates as people have them: one to three hidden layers of 6 to 24 units, four non-linearities, three
 * optimizers at rates that suit them, batches of 16 to 128, 150 to 900 steps.
 *
 * @param isWeak whether what is made wrong is less than people would notice
 */
export function recipe(
  seed: number,
  made: readonly MadeCause[],
  stream: RandomStream,
  isWeak = false,
): Recipe {
  const pick = <Item>(items: readonly Item[]): Item => items[stream.integer(items.length)]!;
  const between = (low: number, high: number) => low + (high - low) * stream.next();
  const steps = Math.round(between(150, 900));
  const activation = pick(["sigmoid", "tanh", "relu", "leaky-relu"] as const);
  const draft: Draft = {
    flowers: {
      ...usualFlowers,
      train: 2000,
      test: 1000,
      probe: 16,
      standardize: true,
      features: pick([
        ["openness", "form"],
        ["openness", "form", "diameterMm"],
        ["openness", "form", "hue", "gloss", "petals"],
      ] as const),
      distance: between(2, 4),
      boundary: pick(["sine", "arch"] as const),
      roseShare: between(0.3, 0.6),
    },
    norm: {
      ...pytorchNorm,
      momentum: pick([0.03, 0.05, 0.1, 0.1, 0.2]),
      runningVariance: pick(["unbiased", "biased"] as const),
    },
    training: {
      steps,
      batchSize: pick([16, 24, 32, 64, 128]),
      sampler: { kind: "uniform", replacement: stream.next() < 0.3 },
      optimizer: optimizer(pick, between),
      phases: [],
      target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
      divergedAbove: null,
    },
    loadsStatistics: false,
  };
  for (const cause of made) (isWeak ? weakMakers : makers)[cause]?.(draft, pick, between);
  const layer = {
    units: 6 + stream.integer(19),
    activation,
    normalization: draft.norm,
    bias: true,
  };
  return {
    seed,
    made,
    flowers: draft.flowers,
    network: {
      hidden: Array.from({ length: 1 + stream.integer(3) }, () => layer),
      initialization: { kind: pick(["torch-default", "xavier-normal"] as const), scale: 1 },
    },
    training: draft.training,
    loadsStatistics: draft.loadsStatistics,
    batches: (draft.training.batchSize < 16 ? 60 : 12) + stream.integer(19),
    saysUpdates: stream.next() < 0.5,
  };
}

function optimizer(pick: Pick, between: Between): OptimizerSettings {
  const kind = pick(["sgd", "momentum", "adam"] as const);
  // As many rates for each factor of ten.
  const rate = (low: number, high: number) => low * exp(between(0, log(high / low)));
  const common = { schedule: { kind: "constant" }, weightDecay: 0 } as const;
  if (kind === "sgd") return { kind, learningRate: rate(0.01, 0.3), ...common };
  if (kind === "momentum")
    return { kind, learningRate: rate(0.002, 0.05), ...common, momentum: 0.9, dampening: 0 };
  return { kind, learningRate: rate(0.0005, 0.01), ...common, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
}
