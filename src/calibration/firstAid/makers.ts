import type { Cause } from "../../diagnosis/cause.ts";
import { expm1 } from "../../elementary/expm1.ts";
import { log1p } from "../../elementary/log1p.ts";
import type { FlowerSettings } from "../../flowers/settings.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import type { TrainingSettings } from "../../scenario/scenario.ts";

/** Causes that are made on purpose; the divisor of the variance is drawn beside them. */
export type MadeCause = Exclude<Cause, "variance-divisor">;

/** What is drawn before anything is made wrong. */
export interface Draft {
  flowers: FlowerSettings;
  norm: BatchNormSettings;
  training: TrainingSettings;
  loadsStatistics: boolean;
}

export type Pick = <Item>(items: readonly Item[]) => Item;
export type Between = (low: number, high: number) => number;

type Maker = (draft: Draft, pick: Pick, between: Between) => void;

/** How each cause is made, by settings of the lab. */
export const makers: Readonly<Record<MadeCause, Maker>> = {
  /** Never in training mode; or a momentum so small that the steps bring them 5 to 70 % of the way. */
  stale(draft, pick, between) {
    if (pick([true, false, false])) {
      draft.norm = { ...draft.norm, freezeStatisticsFrom: 1 };
      return;
    }
    slowTo(draft, between(0.05, 0.7));
  },
  "biased-batches": (draft, pick, between) => bias(draft, pick, between(0.6, 1)),
  "small-batch"(draft, pick) {
    draft.training = { ...draft.training, batchSize: pick([2, 3, 4, 6]) };
  },
  /** Other shares of the subsets at inference; or one subset alone in training. */
  "other-domain": (draft, pick, between) => shiftTo(draft, pick([between(0, 0.25), between(0.75, 1)])),
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

/** Less of those causes that come in any amount. */
export const weakMakers: Readonly<Partial<Record<MadeCause, Maker>>> = {
  stale: (draft, _, between) => slowTo(draft, between(0.7, 0.95)),
  "biased-batches": (draft, pick, between) => bias(draft, pick, between(0.2, 0.6)),
  "other-domain": (draft, pick, between) => shiftTo(draft, pick([between(0.3, 0.45), between(0.55, 0.7)])),
};

/** A momentum by which the steps bring running statistics that share of the way. */
function slowTo(draft: Draft, share: number): void {
  draft.norm = { ...draft.norm, momentum: -expm1(log1p(-share) / draft.training.steps) };
}

function bias(draft: Draft, pick: Pick, strength: number): void {
  draft.training = {
    ...draft.training,
    sampler: {
      kind: "subset-biased",
      bias: strength,
      schedule: pick(["alternate", "random"] as const),
      blockLength: 1,
      first: 0,
    },
  };
}

/** That share of subset A in training, and of B at inference. */
function shiftTo(draft: Draft, share: number): void {
  draft.flowers = { ...draft.flowers, subsetAShare: share, testSubsetAShare: 1 - share };
}
