import type { SamplerSettings, WeightsSettings } from "./settings.ts";

/**
 * How much a sample of each subset counts in the loss, so that a batch drawn by the sampler's law speaks for other shares
 * of the subsets: importance weights for covariate shift.
 *
 *   w(subset) = share aimed at / share in training         p(t, u) differs between the two, p(rose | t, u) does not
 *   share of A in training = (1 − bias)·s + bias·c          s: of the training set; c: of the steps at which A is the current one
 *   loss of a batch = (1/m) Σ w·ℓ                           divided by m, not by Σ w: its expectation is then the loss aimed at
 *
 * The law is that of all steps together, so that weights are constant: of one subset after the other they say nothing about
 * the order.
 *
 * Shapes   weights of A and B (2)
 * Errors   throws where the sampler never draws a subset that is aimed at (the ratio is infinite), and for a sampler by classes
 * Source   Shimodaira (2000)
 *
 * @param shareOfA of the training set
 * @param aimedAt share of A that the loss shall speak for
 *
 * @example
 *   const uniform = { kind: "uniform", replacement: true };
 *   importanceWeights(uniform, 100, 0.8, 0.5) // [ 0.625, 2.5 ]
 */
export function importanceWeights(
  sampler: SamplerSettings,
  steps: number,
  shareOfA: number,
  aimedAt: number,
): Float64Array {
  const trained = trainedShareOfA(sampler, steps, shareOfA);
  return Float64Array.of(ratio(aimedAt, trained, "A"), ratio(1 - aimedAt, 1 - trained, "B"));
}

function ratio(aimedAt: number, trained: number, subset: string): number {
  if (aimedAt === 0) return 0;
  if (!(trained > 0)) throw new Error(`importance weights: subset ${subset} is never drawn`);
  return aimedAt / trained;
}

/** Probability that a sample of a batch is of subset A, over all steps. */
export function trainedShareOfA(sampler: SamplerSettings, steps: number, shareOfA: number): number {
  if (sampler.kind === "uniform") return shareOfA;
  if (sampler.kind === "class-biased") throw new Error("importance weights: the sampler goes by classes");
  const current = currentShareOfA(sampler, steps);
  return (1 - sampler.bias) * shareOfA + sampler.bias * current;
}

type Biased = Extract<SamplerSettings, { readonly bias: number }>;

/** Share of the steps at which A is the current subset; of a schedule by coins, its expectation. */
function currentShareOfA({ schedule, blockLength, first }: Biased, steps: number): number {
  const ofFirst = (share: number) => (first === 0 ? share : 1 - share);
  switch (schedule) {
    case "random":
      return 0.5;
    case "only":
      return ofFirst(1);
    case "sequential":
      return ofFirst(Math.ceil(steps / 2) / steps);
    case "alternate": {
      const rounds = Math.floor(steps / (2 * blockLength));
      const rest = steps - rounds * 2 * blockLength;
      return ofFirst((rounds * blockLength + Math.min(rest, blockLength)) / steps);
    }
  }
}

/** The shares that weights aim at: those given, or the test set's. */
export function shareAimedAt(weights: WeightsSettings, testShareOfA: number): number {
  return weights.kind === "importance" && weights.towards !== null ? weights.towards.A : testShareOfA;
}
