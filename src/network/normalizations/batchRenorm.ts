import type { BatchNorm } from "./batchNorm.ts";
import type { BatchRenormSettings } from "./settings.ts";

/** The largest r (and 1/r) and the largest |d| at a step. */
export interface RenormLimits {
  readonly rMax: number;
  readonly dMax: number;
}

/**
 * The limits in force at a step (1-based): 1 and 0 up to `plainUntil`, full from `rMaxAt` and `dMaxAt` on, and on a
 * straight line between.
 *
 * Source   Ioffe (2017), section 3: plain for 5,000 steps, r_max = 3 at 40,000, d_max = 5 at 25,000
 *
 * @example
 *   const warmUp = { plainUntil: 5000, rMaxAt: 40_000, dMaxAt: 25_000 };
 *   renormLimits({ rMax: 3, dMax: 5, warmUp }, 15_000); // { rMax: 1.57143, dMax: 2.5 }
 */
export function renormLimits({ rMax, dMax, warmUp }: BatchRenormSettings, step: number): RenormLimits {
  if (warmUp === null) return { rMax, dMax };
  const { plainUntil, rMaxAt, dMaxAt } = warmUp;
  const share = (full: number) => (step >= full ? 1 : Math.max(0, (step - plainUntil) / (full - plainUntil)));
  if (step <= plainUntil) return { rMax: 1, dMax: 0 };
  return { rMax: 1 + (rMax - 1) * share(rMaxAt), dMax: dMax * share(dMaxAt) };
}

/**
 * The corrections by which batch renormalization draws a batch's normalization towards that of inference.
 *
 *   x̂ = (x − μ_B)/σ_B · r + d      σ_B = √(v_B + ε)
 *   r = clip(σ_B/σ, 1/r_max, r_max)      d = clip((μ_B − μ)/σ, −d_max, d_max)      constants in the backward direction
 *
 * σ, the moving standard deviation, is kept as the variance v = σ² − ε that makes √(v + ε) = σ, so that inference and
 * every instrument read a batch norm and a renorm alike.
 *
 * Shapes   mean μ_B, variance v_B, r, d (units)
 * Source   Ioffe (2017), arXiv:1702.03275, Algorithm 1
 *
 * @example
 *   const norm = createBatchNorm(1, { kind: "batch-renorm", epsilon: 0 });
 *   const [r, d] = [[0], [0]];
 *   renormCorrections(norm, [3], [16], { rMax: 3, dMax: 5 }, r, d);
 *   [r, d]; // [ [ 3 ], [ 3 ] ]
 */
export function renormCorrections(
  norm: BatchNorm,
  mean: Float64Array,
  variance: Float64Array,
  { rMax, dMax }: RenormLimits,
  r: Float64Array,
  d: Float64Array,
): void {
  const { epsilon } = norm.settings;
  for (let unit = 0; unit < norm.units; unit++) {
    const sd = Math.sqrt(norm.runningVariance[unit]! + epsilon);
    const ratio = Math.sqrt(variance[unit]! + epsilon) / sd;
    const distance = (mean[unit]! - norm.runningMean[unit]!) / sd;
    r[unit] = Math.min(Math.max(ratio, 1 / rMax), rMax);
    d[unit] = Math.min(Math.max(distance, -dMax), dMax);
  }
}

/**
 * μ := μ + α(μ_B − μ), σ := σ + α(σ_B − σ), after the batch was normalized; α is the setting's `momentum`.
 *
 * @example
 *   const norm = createBatchNorm(1, { kind: "batch-renorm", epsilon: 0, momentum: 0.5 });
 *   updateMovingStatistics(norm, [3], [16]);
 *   [norm.runningMean, norm.runningVariance]; // [ [ 1.5 ], [ 6.25 ] ]
 */
export function updateMovingStatistics(norm: BatchNorm, mean: Float64Array, variance: Float64Array): void {
  const { epsilon, momentum } = norm.settings;
  const { runningMean, runningVariance } = norm;
  for (let unit = 0; unit < norm.units; unit++) {
    const old = Math.sqrt(runningVariance[unit]! + epsilon);
    const sd = old + momentum * (Math.sqrt(variance[unit]! + epsilon) - old);
    runningMean[unit] = runningMean[unit]! + momentum * (mean[unit]! - runningMean[unit]!);
    runningVariance[unit] = sd * sd - epsilon;
  }
}
