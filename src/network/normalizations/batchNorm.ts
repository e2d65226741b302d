import type { Kernels } from "../../kernels/kernels.ts";
import {
  type NormArithmetic,
  normalizationDivisor,
  type RenormFactors,
} from "../../kernels/plain/normalizationDivisor.ts";
import { type Allocate, type Matrix, onHeap } from "../../matrix.ts";
import type { BatchNormSettings, BatchRenormSettings } from "./settings.ts";

/**
 * Batch normalization of every unit by itself.
 *
 *   x̂ = (x − μ) / s      y = γ (r x̂ + d) + β
 *   s = √(v + ε)    inside the root (the paper, PyTorch)
 *   s = √v + ε      added to the standard deviation (the lecture notes)
 *   r = 1, d = 0 unless the norm is a batch renormalization
 *   without `center` x̂ = x / s; without `scale` x̂ = x − μ
 *
 * Shapes   x, y (units × m)   γ, β, μ, v, r, d (units)
 * Source   Ioffe & Szegedy (2015), Algorithm 1; the divisor of v and the placement of ε are settings
 * Errors   a batch of one where statistics of the batch need two
 */
export interface BatchNorm {
  readonly units: number;
  readonly settings: BatchNormSettings | BatchRenormSettings;
  readonly arithmetic: NormArithmetic;
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
  readonly gammaGradient: Float64Array;
  readonly betaGradient: Float64Array;
  /** Sets of running statistics: one, or as many as there are subsets, where each has its own. */
  readonly runningSets: number;
  readonly hasOneSet: boolean;
  /** [set · units + unit] */
  readonly runningMean: Float64Array;
  readonly runningVariance: Float64Array;
}

/**
 * γ = 1, β = 0, running mean 0 and variance 1 (of a renorm: standard deviation 1).
 *
 * @example
 *   const norm = createBatchNorm(2, { kind: "batch" });
 *   [norm.gamma, norm.beta, norm.runningMean, norm.runningVariance]; // [ [ 1, 1 ], [ 0, 0 ], [ 0, 0 ], [ 1, 1 ] ]
 */
export function createBatchNorm(
  units: number,
  settings: BatchNormSettings | BatchRenormSettings,
  allocate: Allocate = onHeap,
  subsets = 2,
): BatchNorm {
  const hasOneSet = settings.kind !== "batch" || !settings.perSubset;
  const runningSets = hasOneSet ? 1 : subsets;
  return {
    units,
    settings,
    arithmetic: settings.kind === "batch" ? settings : asInThePaper(settings),
    gamma: allocate(units).fill(1),
    beta: allocate(units),
    gammaGradient: allocate(units),
    betaGradient: allocate(units),
    runningSets,
    hasOneSet,
    runningMean: allocate(runningSets * units),
    runningVariance: allocate(runningSets * units).fill(settings.kind === "batch" ? 1 : 1 - settings.epsilon),
  };
}

function asInThePaper({ epsilon }: BatchRenormSettings): NormArithmetic {
  return { epsilon, epsilonPlacement: "inside-root", divideBy: "m", center: true, scale: true };
}

/** What a batch norm needs of every unit on the way through its kernels, each (units). */
export interface NormWork {
  readonly kernels: Kernels;
  /** What stands for μ without `center`. */
  readonly none: Float64Array;
  readonly scale: Float64Array;
  readonly shift: Float64Array;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

export function createNormWork(units: number, kernels: Kernels): NormWork {
  const perUnit = () => kernels.allocate(units);
  return {
    kernels,
    none: perUnit(),
    scale: perUnit(),
    shift: perUnit(),
    sums: perUnit(),
    products: perUnit(),
  };
}

/**
 * y from x with the given statistics, whatever they were taken from; `output` may be `input`.
 *
 * @example
 *   const paper = { epsilon: 0, epsilonPlacement: "inside-root", divideBy: "m", center: true, scale: true };
 *   const norm = createBatchNorm(1, { kind: "batch", ...paper });
 *   const x = zeros(1, 2);
 *   x.values.set([1, 3]);
 *   normalize(norm, x, [2], [1], x, null, createNormWork(1, plainKernels));
 *   x.values; // [ -1, 1 ]
 */
export function normalize(
  norm: BatchNorm,
  input: Matrix,
  mean: Float64Array,
  variance: Float64Array,
  output: Matrix,
  renorm: RenormFactors | null,
  { kernels, none, scale, shift }: NormWork,
): void {
  const { arithmetic } = norm;
  kernels.normFactors(norm.gamma, norm.beta, variance, arithmetic, renorm, scale, shift);
  kernels.affineRows(input, arithmetic.center ? mean : none, scale, shift, output);
}

/**
 * From dy to dx in place, through μ and v of the batch itself; writes dγ and dβ.
 *
 *   dβ = Σ dy      dγ = r Σ dy·x̂ + d Σ dy
 *   dx = (γ r/s) · (dy − dβ/m − k·x̂·Σ dy·x̂)       the second term with `center`, the third with `scale`
 *   k = 1/(m − d) inside the root, (√v + ε)/(√v·(m − d)) added to the standard deviation; v divides by m − d
 *
 * Shapes   gradient dy, then dx (units × m)   input x (units × m)   mean, variance (units): those that normalized x
 * Differs  from the strict derivative at √v = 0 added to the standard deviation (0/0): there d√v/dx = 0; r and d of a
 *          renormalization are constants, as its paper has them
 *
 * @example
 *   const paper = { epsilon: 0, epsilonPlacement: "inside-root", divideBy: "m", center: true, scale: true };
 *   const norm = createBatchNorm(1, { kind: "batch", ...paper });
 *   const [x, dy] = [zeros(1, 4), zeros(1, 4)];
 *   x.values.set([0, 0, 2, 2]);
 *   dy.values.set([1, 0, 0, 0]);
 *   batchNormBackward(norm, x, [1], [1], dy, null, createNormWork(1, plainKernels));
 *   [dy.values, norm.gammaGradient, norm.betaGradient]; // [ [ 0.5, -0.5, 0, 0 ], [ -1 ], [ 1 ] ]
 */
export function batchNormBackward(
  norm: BatchNorm,
  input: Matrix,
  mean: Float64Array,
  variance: Float64Array,
  gradient: Matrix,
  renorm: RenormFactors | null,
  work: NormWork,
): void {
  const { arithmetic } = norm;
  const { kernels, none, scale, shift: level, sums, products: stretch } = work;
  kernels.slopeSums(gradient, input, arithmetic.center ? mean : none, sums, stretch);
  kernels.slopeFactors(
    norm.gamma,
    variance,
    arithmetic,
    input.columns,
    renorm,
    sums,
    stretch,
    scale,
    level,
    norm.gammaGradient,
    norm.betaGradient,
  );
  kernels.normSlopes(gradient, input, mean, scale, level, stretch);
}

/**
 * From dy to dx in place where the statistics are constants (inference, or frozen); writes dγ and dβ.
 *
 *   dβ = Σ dy      dγ = Σ dy·x̂      dx = dy · γ/s
 *
 * Shapes   gradient dy, then dx (units × m)   input x (units × m)   mean, variance (units): those that normalized x
 *
 * @example
 *   const paper = { epsilon: 0, epsilonPlacement: "inside-root", divideBy: "m", center: true, scale: true };
 *   const norm = createBatchNorm(1, { kind: "batch", ...paper });
 *   const [x, dy] = [zeros(1, 2), zeros(1, 2)];
 *   x.values.set([3, 1]);
 *   dy.values.set([1, 1]);
 *   constantNormBackward(norm, x, [1], [4], dy, createNormWork(1, plainKernels));
 *   [dy.values, norm.gammaGradient, norm.betaGradient]; // [ [ 0.5, 0.5 ], [ 1 ], [ 2 ] ]
 */
export function constantNormBackward(
  norm: BatchNorm,
  input: Matrix,
  mean: Float64Array,
  variance: Float64Array,
  gradient: Matrix,
  work: NormWork,
): void {
  const { kernels, none, scale, sums, products } = work;
  kernels.slopeSums(gradient, input, norm.arithmetic.center ? mean : none, sums, products);
  for (let unit = 0; unit < norm.units; unit++) {
    const divisor = normalizationDivisor(variance[unit]!, norm.arithmetic);
    scale[unit] = norm.gamma[unit]! / divisor;
    norm.betaGradient[unit] = sums[unit]!;
    norm.gammaGradient[unit] = products[unit]! / divisor;
  }
  kernels.scaleRows(gradient, scale);
}
