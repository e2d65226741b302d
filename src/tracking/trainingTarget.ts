/** What a training is to reach on the test set, at inference, checked on its way. */
export interface TrainingTarget {
  readonly measure: "test-accuracy" | "test-loss";
  /** An accuracy to come up to, or a loss to come down to. */
  readonly reach: number;
  /** Checks in a row that must hold it. */
  readonly stay: number;
  /** Steps between checks. */
  readonly every: number;
}

/** Whether a value is at the target or beyond; NaN is not. */
export function meets({ measure, reach }: Pick<TrainingTarget, "measure" | "reach">, value: number): boolean {
  return measure === "test-loss" ? value <= reach : value >= reach;
}
