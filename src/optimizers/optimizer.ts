import type { Kernels } from "../kernels/kernels.ts";
import type { Allocate } from "../matrix.ts";
import type { OptimizerSettings, WeightDecay } from "./settings.ts";

/** What an optimizer sees of a parameter: `gradient` is read, `values` are updated; one length. */
export interface Trainable {
  /** What weight decay may go by. */
  readonly kind?: keyof Exclude<WeightDecay, number>;
  readonly values: Float64Array;
  readonly gradient: Float64Array;
}

/** What an update rule remembers, by name: one array per parameter, of the parameter's length. */
type OptimizerState = Readonly<Record<string, readonly Float64Array[]>>;

/** A rule at work on the parameters of one network; it is told the learning rate of every step. */
export interface UpdateRule {
  /** Updates all parameters from their gradients, which it leaves as they are; allocates nothing. */
  update(learningRate: number): void;
  readonly state: OptimizerState;
  /** Numbers that it remembers beside: running products. None where it is left out. */
  readonly progress?: Float64Array;
}

export type UpdateRuleFactory<Settings> = (
  settings: Settings,
  parameters: readonly Trainable[],
  kernels: Kernels,
) => UpdateRule;

/** An update rule and its schedule. */
export interface Optimizer {
  /** Updates all parameters from their gradients, which it leaves as they are; allocates nothing. */
  step(): void;
  readonly state: OptimizerState;
  /** All that it remembers, in arrays of its own. */
  save(): SavedOptimizer;
  /**
   * Goes on after so many steps of the training, with what one of its kind remembered; after one of another kind with
   * nothing.
   */
  restore(saved: SavedOptimizer, steps: number): void;
}

/** What an optimizer remembers. */
export interface SavedOptimizer {
  readonly kind: OptimizerSettings["kind"];
  readonly state: OptimizerState;
  readonly progress: Float64Array;
}

/** State that starts at 0, one array per parameter. */
export function zerosLike(parameters: readonly Trainable[], allocate: Allocate): Float64Array[] {
  return parameters.map(({ values }) => allocate(values.length));
}
