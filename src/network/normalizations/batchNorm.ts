import type { Matrix } from "../../matrix.ts";
import type { BatchNormSettings } from "./settings.ts";

/**
 * Batch normalization of every unit by itself.
 *
 *   x̂ = (x − μ) / s      y = γ x̂ + β
 *   s = √(v + ε)    inside the root (the paper, PyTorch)
 *   s = √v + ε      added to the standard deviation (the lecture notes)
 *
 * Shapes   x, y (units × m)   γ, β, μ, v (units)
 * Source   Ioffe & Szegedy (2015), Algorithm 1; the divisor of v and the placement of ε are settings
 * Errors   a batch of one where a variance is divided by m − 1
 */
export interface BatchNorm {
  readonly units: number;
  readonly settings: BatchNormSettings;
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
  readonly gammaGradient: Float64Array;
  readonly betaGradient: Float64Array;
  readonly runningMean: Float64Array;
  readonly runningVariance: Float64Array;
}

/** γ = 1, β = 0, running mean 0 and variance 1. */
export function createBatchNorm(units: number, settings: BatchNormSettings): BatchNorm {
  return {
    units,
    settings,
    gamma: new Float64Array(units).fill(1),
    beta: new Float64Array(units),
    gammaGradient: new Float64Array(units),
    betaGradient: new Float64Array(units),
    runningMean: new Float64Array(units),
    runningVariance: new Float64Array(units).fill(1),
  };
}

/** s, by which deviations are divided. */
function normalizationDivisor(variance: number, settings: BatchNormSettings): number {
  return settings.epsilonPlacement === "inside-root"
    ? Math.sqrt(variance + settings.epsilon)
    : Math.sqrt(variance) + settings.epsilon;
}

/** y from x with the given statistics, whatever they were taken from; `output` may be `input`. */
export function normalize(
  norm: BatchNorm,
  input: Matrix,
  mean: Float64Array,
  variance: Float64Array,
  output: Matrix,
): void {
  const { columns, values } = input;
  const target = output.values;
  for (let unit = 0; unit < norm.units; unit++) {
    const mu = mean[unit]!;
    const scale = norm.gamma[unit]! / normalizationDivisor(variance[unit]!, norm.settings);
    const beta = norm.beta[unit]!;
    const end = (unit + 1) * columns;
    for (let j = unit * columns; j < end; j++) target[j] = (values[j]! - mu) * scale + beta;
  }
}

/**
 * From dy to dx in place, through μ and v of the batch itself; writes dγ and dβ.
 *
 *   dβ = Σ dy      dγ = Σ dy·x̂      dx = (γ/s) · (dy − dβ/m − r·dγ·x̂)
 *   r = 1/(m − d) inside the root, (√v + ε)/(√v·(m − d)) added to the standard deviation; v divides by m − d
 *
 * Shapes   gradient dy, then dx (units × m)   input x (units × m)   mean, variance (units): those that normalized x
 * Differs  from the strict derivative at √v = 0 added to the standard deviation (0/0): there d√v/dx = 0
 */
export function batchNormBackward(
  norm: BatchNorm,
  input: Matrix,
  mean: Float64Array,
  variance: Float64Array,
  gradient: Matrix,
): void {
  const { settings } = norm;
  const { columns, values } = input;
  const slope = gradient.values;
  const divisor = settings.divideBy === "m" ? columns : columns - 1;
  const insideRoot = settings.epsilonPlacement === "inside-root";
  for (let unit = 0; unit < norm.units; unit++) {
    const from = unit * columns;
    const end = from + columns;
    const mu = mean[unit]!;
    const v = variance[unit]!;
    const inverse = 1 / normalizationDivisor(v, settings);
    let b0 = 0;
    let b1 = 0;
    let g0 = 0;
    let g1 = 0;
    let j = from;
    for (; j + 1 < end; j += 2) {
      const d0 = slope[j]!;
      const d1 = slope[j + 1]!;
      b0 += d0;
      b1 += d1;
      g0 += d0 * (values[j]! - mu);
      g1 += d1 * (values[j + 1]! - mu);
    }
    if (j < end) {
      b0 += slope[j]!;
      g0 += slope[j]! * (values[j]! - mu);
    }
    const betaGradient = b0 + b1;
    const gammaGradient = (g0 + g1) * inverse;
    norm.betaGradient[unit] = betaGradient;
    norm.gammaGradient[unit] = gammaGradient;
    const ratio = insideRoot ? 1 : v === 0 ? 0 : 1 / (inverse * Math.sqrt(v));
    const scale = norm.gamma[unit]! * inverse;
    const center = betaGradient / columns;
    const stretch = (ratio * gammaGradient * inverse) / divisor;
    for (j = from; j < end; j++) slope[j] = scale * (slope[j]! - center - stretch * (values[j]! - mu));
  }
}
