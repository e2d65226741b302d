import type { Cause } from "../../diagnosis/cause.ts";
import { exp } from "../../elementary/exp.ts";
import { expm1 } from "../../elementary/expm1.ts";
import { log } from "../../elementary/log.ts";
import { log1p } from "../../elementary/log1p.ts";
import type { FlowerSettings } from "../../flowers/settings.ts";
import { pytorchNorm } from "../../network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import type { NetworkSettings } from "../../network/settings.ts";
import type { OptimizerSettings } from "../../optimizers/settings.ts";
import type { RandomStream } from "../../random.ts";
import type { TrainingSettings } from "../../scenario/scenario.ts";
import { usualFlowers } from "../../scenario/vocabulary/data.ts";

/** Causes that are made on purpose; the divisor of the variance is drawn beside them. */
export type MadeCause = Exclude<Cause, "variance-divisor">;

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

/** What is drawn before anything is made wrong. */
interface Draft {
  flowers: FlowerSettings;
  norm: BatchNormSettings;
  training: TrainingSettings;
  loadsStatistics: boolean;
}

/**
 * Networks, data and rates as people have them: one to three hidden layers of 6 to 24 units, four non-linearities, three
 * optimizers at rates that suit them, batches of 16 to 128, 150 to 900 steps.
 */
export function recipe(seed: number, made: readonly MadeCause[], stream: RandomStream): Recipe {
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
  for (const cause of made) makers[cause](draft, pick, between);
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

type Pick = <Item>(items: readonly Item[]) => Item;
type Between = (low: number, high: number) => number;

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

/** How each cause is made, by settings of the lab. */
const makers: Record<MadeCause, (draft: Draft, pick: Pick, between: Between) => void> = {
  /** Never in training mode; or a momentum so small that the steps bring them 5 to 70 % of the way. */
  stale(draft, pick, between) {
    if (pick([true, false, false])) {
      draft.norm = { ...draft.norm, freezeStatisticsFrom: 1 };
      return;
    }
    const share = between(0.05, 0.7);
    draft.norm = { ...draft.norm, momentum: -expm1(log1p(-share) / draft.training.steps) };
  },
  "biased-batches"(draft, pick, between) {
    draft.training = {
      ...draft.training,
      sampler: {
        kind: "subset-biased",
        bias: between(0.6, 1),
        schedule: pick(["alternate", "random"] as const),
        blockLength: 1,
        first: 0,
      },
    };
  },
  "small-batch"(draft, pick) {
    draft.training = { ...draft.training, batchSize: pick([2, 3, 4, 6]) };
  },
  /** Other shares of the subsets at inference; or one subset alone in training. */
  "other-domain"(draft, pick, between) {
    const share = pick([between(0, 0.25), between(0.75, 1)]);
    draft.flowers = { ...draft.flowers, subsetAShare: share, testSubsetAShare: 1 - share };
  },
  /** Statistics of another network; or of a step at which they had arrived, though the weights had far to go. */
  "frozen-or-loaded"(draft, pick) {
    if (pick([true, false])) {
      draft.loadsStatistics = true;
      return;
    }
    const momentum = 0.2;
    const freezeStatisticsFrom = 20;
    draft.norm = { ...draft.norm, momentum, freezeStatisticsFrom };
    draft.training = { ...draft.training, steps: draft.training.steps + 400 };
  },
  /** The momentum of the other library. */
  momentum(draft, pick) {
    draft.norm = pick([
      { ...draft.norm, momentum: 0.9 },
      { ...draft.norm, momentum: 0.99 },
      { ...draft.norm, momentum: 0.1, momentumConvention: "keras" as const },
      { ...draft.norm, momentum: 0.01, momentumConvention: "keras" as const },
    ]);
  },
  epsilon(draft, pick) {
    draft.norm = { ...draft.norm, epsilon: pick([0.5, 1, 3, 10]) };
  },
};
