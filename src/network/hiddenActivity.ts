import { type Matrix, zeros } from "../matrix.ts";
import type { HiddenLayer } from "./network.ts";

/** What one hidden layer did with the last batch; the arrays are overwritten by the next one. */
export interface HiddenActivity {
  /** z = W h + b */
  readonly preActivation: Matrix;
  /** What the non-linearity received: z itself (the same object) unless batch norm stands before it. */
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
  /** What the non-linearity put out: the same object as `output` unless batch norm stands after it. */
  readonly activated: Matrix;
}

export function createHiddenBuffers({ dense, norm }: HiddenLayer, samples: number): HiddenBuffers {
  const matrix = () => zeros(dense.units, samples);
  const preActivation = matrix();
  const output = matrix();
  return {
    preActivation,
    unitInput: norm?.settings.placement === "before" ? matrix() : preActivation,
    activated: norm?.settings.placement === "after" ? matrix() : output,
    output,
    mean: norm === null ? null : new Float64Array(dense.units),
    variance: norm === null ? null : new Float64Array(dense.units),
  };
}
