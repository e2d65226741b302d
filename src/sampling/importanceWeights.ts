import { subsetNames } from "../flowers/dataset.ts";
import type { SamplerSettings, WeightsSettings } from "./settings.ts";

/**
 * How much a sample of each subset counts in the loss, so that a batch drawn by the sampler's law speaks for other shares
 * of the subsets: importance weights for covariate shift.
 *
 *   w(subset) = share aimed at / share in training         p(t, u) differs between the two, p(rose | t, u) does not
 *   share in training = (1 − bias)·s + bias·c               s: of the training set; c: of the steps at which it is the current one
 *   loss of a batch = (1/m) Σ w·ℓ                           divided by m, not by Σ w: its expectation is then the loss aimed at
 *
 * The law is that of all steps together, so that weights are constant: of one subset after the other they say nothing about
 * the order.
 *
 * Shapes   shares, aimedAt, weights (subsets)
 * Errors   throws where the sampler never draws a subset that is aimed at (the ratio is infinite), and for a sampler by classes
 * Source   Shimodaira (2000)
 *
 * @param shares of the training set, summing to 1
 * @param aimedAt shares that the loss shall speak for
 *
 * @example
 *   const uniform = { kind: "uniform", replacement: true };
 *   importanceWeights(uniform, 100, [0.8, 0.2], [0.5, 0.5]) // [ 0.625, 2.5 ]
 */
export function importanceWeights(
  sampler: SamplerSettings,
  steps: number,
  shares: readonly number[],
  aimedAt: readonly number[],
): Float64Array {
  return Float64Array.from(trainedShares(sampler, steps, shares), (trained, subset) => {
    if (aimedAt[subset] === 0) return 0;
    if (!(trained > 0)) throw new Error(`importance weights: subset ${subsetNames[subset]} is never drawn`);
    return aimedAt[subset]! / trained;
  });
}

/** Probability of each subset that a sample of a batch is of it, over all steps. */
export function trainedShares(
  sampler: SamplerSettings,
  steps: number,
  shares: readonly number[],
): readonly number[] {
  if (sampler.kind === "uniform") return shares;
  if (sampler.kind === "class-biased") throw new Error("importance weights: the sampler goes by classes");
  const { bias } = sampler;
  const current = currentShares(sampler, steps, shares.length);
  return shares.map((share, subset) => (1 - bias) * share + bias * current[subset]!);
}

type Biased = Extract<SamplerSettings, { readonly bias: number }>;

/** Share of the steps at which each subset is the current one; of a schedule by coins, its expectation. */
function currentShares(settings: Biased, steps: number, count: number): readonly number[] {
  const shareOfTurn = schedules[settings.schedule];
  return Array.from({ length: count }, (_, subset) =>
    shareOfTurn((subset - settings.first + count) % count, settings, steps, count),
  );
}

/** The same of the subset whose turn is the first, the second, … */
const schedules = {
  random: (_turn, _settings, _steps, count) => 1 / count,
  only: (turn) => (turn === 0 ? 1 : 0),
  sequential: (turn, _, steps, count) =>
    (Math.ceil(((turn + 1) * steps) / count) - Math.ceil((turn * steps) / count)) / steps,
  alternate(turn, { blockLength }, steps, count) {
    const rounds = Math.floor(steps / (count * blockLength));
    const rest = steps - rounds * count * blockLength;
    return (rounds * blockLength + Math.min(blockLength, Math.max(0, rest - turn * blockLength))) / steps;
  },
} satisfies Record<
  Biased["schedule"],
  (turn: number, settings: Biased, steps: number, count: number) => number
>;

/** The shares that weights aim at: of two subsets those given, or the test set's. */
export function sharesAimedAt(weights: WeightsSettings, testShares: readonly number[]): readonly number[] {
  if (weights.kind !== "importance" || weights.towards === null) return testShares;
  return [weights.towards.A, 1 - weights.towards.A];
}
