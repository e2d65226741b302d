/** What an optimizer sees of a parameter: `gradient` is read, `values` are updated; one length. */
export interface Trainable {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
}

/** An optimizer at work on the parameters of one network; its state, where it has any, is its own. */
export interface Optimizer {
  /** Updates all parameters from their gradients, which it leaves as they are; allocates nothing. */
  step(): void;
}

export type OptimizerFactory<Settings> = (settings: Settings, parameters: readonly Trainable[]) => Optimizer;
