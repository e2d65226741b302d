import { type Matrix, zeros } from "../matrix.ts";
import type { HiddenLayer } from "./network.ts";
import { createLayerNormBuffers, type LayerNormBuffers } from "./normalizations/layerNorm.ts";

/** What one hidden layer did with the last batch; the arrays are overwritten by the next one. */
export interface HiddenActivity {
  /** z = W h + b */
  readonly preActivation: Matrix;
  /** What the non-linearity received: z itself (the same object) unless a norm stands before it. */
  readonly unitInput: Matrix;
  /** What the next layer receives. */
  readonly output: Matrix;
  /** Mean that normalized the last batch; null without batch norm. */
  readonly mean: Float64Array | null;
  /** Variance that normalized the last batch, biased unless `divideBy` is m − 1; null without batch norm. */
  readonly variance: Float64Array | null;
}

/** The buffers of a hidden layer for a number of samples, made once. */
export interface HiddenBuffers extends HiddenActivity {
  /** What the non-linearity put out: the same object as `output` unless a norm stands after it. */
  readonly activated: Matrix;
  /** Of a layer norm; null without one. */
  readonly layerNorm: LayerNormBuffers | null;
}

export function createHiddenBuffers({ dense, norm, layerNorm }: HiddenLayer, samples: number): HiddenBuffers {
  const placement = (norm ?? layerNorm)?.settings.placement;
  const matrix = () => zeros(dense.units, samples);
  const preActivation = matrix();
  const output = matrix();
  return {
    preActivation,
    unitInput: placement === "before" ? matrix() : preActivation,
    activated: placement === "after" ? matrix() : output,
    output,
    mean: norm === null ? null : new Float64Array(dense.units),
    variance: norm === null ? null : new Float64Array(dense.units),
    layerNorm: layerNorm === null ? null : createLayerNormBuffers(samples),
  };
}
