import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { type Matrix, padded } from "../matrix.ts";
import { onKernels } from "./activation.ts";
import type { Activation } from "./activations/activation.ts";
import { createMask, type DropoutMask } from "./dropout.ts";
import type { HiddenLayer } from "./network.ts";
import type { BatchNormBuffers } from "./normalizations/batchNormBuffers.ts";
import type { NormalizationBuffers } from "./normalizations/normalization.ts";
import { placementOf } from "./normalizations/settings.ts";

/** What one hidden layer did with the last batch; the arrays are overwritten by the next one. */
export interface HiddenActivity {
  /** z = W h + b */
  readonly preActivation: Matrix;
  /** What the non-linearity received: z itself (the same object) unless a norm stands before it. */
  readonly unitInput: Matrix;
  /** What the next layer receives: in training what dropout leaves of the layer. */
  readonly output: Matrix;
  /** Mean of the last batch, or the constant that stood for it; null without batch statistics. */
  readonly mean: Float64Array | null;
  /** Its variance, biased unless `divideBy` is m − 1; null without batch statistics. */
  readonly variance: Float64Array | null;
}

/** The buffers of a hidden layer for a number of samples, made once, and the kernels that work on them. */
export interface HiddenBuffers extends HiddenActivity {
  readonly kernels: Kernels;
  readonly activation: Activation;
  /** What the non-linearity put out: the same object as `whole` unless a norm stands after it. */
  readonly activated: Matrix;
  /** What the layer puts out before dropout: the same object as `output` without it. */
  readonly whole: Matrix;
  /** Null without dropout. */
  readonly mask: DropoutMask | null;
  /** Null without a normalization of the layer's values. */
  readonly normalization: NormalizationBuffers | null;
  /** Of a norm with batch statistics; null without one. */
  readonly batchNorm: BatchNormBuffers | null;
}

/** @param masked whether a layer with dropout has a mask; without one nothing is left out */
export function createHiddenBuffers(
  { dense, activation, normalization: layerNormalization, settings }: HiddenLayer,
  samples: number,
  kernels: Kernels = plainKernels,
  masked = false,
): HiddenBuffers {
  const placement = placementOf(settings.normalization);
  const matrix = () => padded(dense.units, samples, kernels.allocate);
  const preActivation = matrix();
  const { dropout = 0 } = settings;
  const mask = masked && dropout > 0 ? createMask(dense.units, samples, dropout) : null;
  const whole = matrix();
  const normalization = layerNormalization?.createBuffers(samples, kernels) ?? null;
  const batchNorm = normalization?.batchNorm ?? null;
  return {
    kernels,
    activation: onKernels(activation, kernels),
    preActivation,
    unitInput: placement === "before" ? matrix() : preActivation,
    activated: placement === "after" ? matrix() : whole,
    whole,
    output: mask === null ? whole : matrix(),
    mask,
    mean: batchNorm?.mean ?? null,
    variance: batchNorm?.variance ?? null,
    normalization,
    batchNorm,
  };
}
