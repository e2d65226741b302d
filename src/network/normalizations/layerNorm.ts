import type { Kernels } from "../../kernels/kernels.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import { type Allocate, type Matrix, onHeap } from "../../matrix.ts";
import type { LayerNormSettings } from "./settings.ts";

/**
 * Layer normalization: every sample by itself, over the units of the layer. Inference is training: no batch enters.
 *
 *   x̂ = (x − μ) / s      y = γ x̂ + β      s = √(v + ε)      μ = (1/C) Σ x      v = (1/C) Σ (x − μ)²
 *
 * Shapes   x, y (units × samples)   γ, β (units)   μ, v, s (samples); C units
 * Source   Ba, Kiros & Hinton (2016), arXiv:1607.06450
 */
export interface LayerNorm {
  readonly units: number;
  readonly settings: LayerNormSettings;
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
  readonly gammaGradient: Float64Array;
  readonly betaGradient: Float64Array;
}

/** What a layer norm keeps of the last batch, each (samples). */
export interface LayerNormBuffers {
  readonly kernels: Kernels;
  readonly mean: Float64Array;
  /** 1 / s */
  readonly inverse: Float64Array;
  /** Means over the units of γ dy and of γ dy x̂, in the backward direction. */
  readonly slope: Float64Array;
  readonly stretch: Float64Array;
}

/**
 * γ = 1, β = 0.
 *
 * @example
 *   const { gamma, beta } = createLayerNorm(2, { kind: "layer", epsilon: 1e-5 });
 *   [gamma, beta]; // [ [ 1, 1 ], [ 0, 0 ] ]
 */
export function createLayerNorm(
  units: number,
  settings: LayerNormSettings,
  allocate: Allocate = onHeap,
): LayerNorm {
  return {
    units,
    settings,
    gamma: allocate(units).fill(1),
    beta: allocate(units),
    gammaGradient: allocate(units),
    betaGradient: allocate(units),
  };
}

export function createLayerNormBuffers(samples: number, kernels: Kernels = plainKernels): LayerNormBuffers {
  const perSample = () => kernels.allocate(samples);
  return { kernels, mean: perSample(), inverse: perSample(), slope: perSample(), stretch: perSample() };
}

/**
 * y from x, in two passes over the units; writes μ and 1/s. `output` may be `input`.
 *
 * @example
 *   const norm = createLayerNorm(2, { kind: "layer", epsilon: 0 });
 *   const x = zeros(2, 1);
 *   x.values.set([1, 3]);
 *   layerNormForward(norm, x, createLayerNormBuffers(1), x);
 *   x.values; // [ -1, 1 ]
 */
export function layerNormForward(
  { gamma, beta, settings }: LayerNorm,
  input: Matrix,
  { kernels, mean, inverse }: LayerNormBuffers,
  output: Matrix,
): void {
  kernels.layerNormForward(input, gamma, beta, settings.epsilon, mean, inverse, output);
}

/**
 * From dy to dx in place, through μ and v of every sample; writes dγ and dβ.
 *
 *   dβ = Σₙ dy      dγ = Σₙ dy x̂      dx = (γ dy − a − b x̂) / s      a, b: means over the units of γ dy, γ dy x̂
 *
 * Shapes   gradient dy, then dx (units × samples)   input x (units × samples)   buffers as the forward pass left them
 *
 * @example
 *   const norm = createLayerNorm(4, { kind: "layer", epsilon: 0 });
 *   const [x, y, dy] = [zeros(4, 1), zeros(4, 1), zeros(4, 1)];
 *   const buffers = createLayerNormBuffers(1);
 *   x.values.set([0, 0, 2, 2]);
 *   layerNormForward(norm, x, buffers, y);
 *   dy.values.set([1, 0, 0, 0]);
 *   layerNormBackward(norm, x, buffers, dy);
 *   [dy.values, norm.gammaGradient, norm.betaGradient]; // [ [ 0.5, -0.5, 0, 0 ], [ -1, 0, 0, 0 ], [ 1, 0, 0, 0 ] ]
 */
export function layerNormBackward(
  { gamma, gammaGradient, betaGradient }: LayerNorm,
  input: Matrix,
  { kernels, mean, inverse, slope, stretch }: LayerNormBuffers,
  gradient: Matrix,
): void {
  kernels.layerNormBackward(
    gradient,
    input,
    gamma,
    mean,
    inverse,
    slope,
    stretch,
    gammaGradient,
    betaGradient,
  );
}
