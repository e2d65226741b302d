/** What an optimizer sees of a parameter: `gradient` is read, `values` are updated; one length. */
export interface Trainable {
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
}

export type UpdateRuleFactory<Settings> = (
  settings: Settings,
  parameters: readonly Trainable[],
) => UpdateRule;

/** An update rule and its schedule. */
export interface Optimizer {
  /** Updates all parameters from their gradients, which it leaves as they are; allocates nothing. */
  step(): void;
  /** Whether the step is p := p − η g and nothing else, so that who has the gradient at hand may make it himself. */
  readonly isPlainDescent: boolean;
  /** The learning rate of the next step, which the caller makes himself. */
  nextRate(): number;
  readonly state: OptimizerState;
}

/** State that starts at 0, one array per parameter. */
export function zerosLike(parameters: readonly Trainable[]): Float64Array[] {
  return parameters.map(({ values }) => new Float64Array(values.length));
}
