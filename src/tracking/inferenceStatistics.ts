/** Where the mean and variance of a batch norm come from at inference (networks without one know `running` alone). */
export const inferenceStatistics = [
  "running",
  "population",
  "per-subset",
  "as-trained",
  "batch-mixed",
  "batch-as-trained",
] as const;
export type InferenceStatistic = (typeof inferenceStatistics)[number];

/** On the test set. */
export interface Evaluation {
  readonly loss: number;
  /** NaN where there are no classes. */
  readonly accuracy: number;
  /** Accuracy on the samples of each subset, NaN as above; none where the data know no subsets. */
  readonly bySubset: Readonly<Record<string, number>>;
}

/** Those that need the subset of every sample. */
const needSubsets: readonly InferenceStatistic[] = ["per-subset", "as-trained"];

/** Those that make a difference to a network on its data. */
export function statisticsThatDiffer(
  hasBatchStatistics: boolean,
  knowsSubsets: boolean,
): readonly InferenceStatistic[] {
  if (!hasBatchStatistics) return ["running"];
  return inferenceStatistics.filter((each) => knowsSubsets || !needSubsets.includes(each));
}
