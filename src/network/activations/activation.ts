import type { ActivationName } from "../settings.ts";

/**
 * A non-linearity and its slope.
 *
 * Shapes   the row functions work on arrays of one length, any number of rows at once; they allocate nothing
 */
export interface Activation {
  readonly name: ActivationName;
  /** Slope, α or threshold of its settings; 0 where it has none. */
  readonly parameter: number;
  value(x: number): number;
  derivative(x: number): number;
  /** Largest value that the derivative takes: a unit is saturated where its slope is a small share of this. */
  readonly maxDerivative: number;
  /** output[j] = value(input[j]); `output` may be `input`. */
  apply(input: Float64Array, output: Float64Array): void;
  /** gradient[j] *= the slope at j; `output` is what `apply` made of `input`. */
  chain(input: Float64Array, output: Float64Array, gradient: Float64Array): void;
}
