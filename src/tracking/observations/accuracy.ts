import { byName, float64, type Series } from "../columns.ts";
import { type InferenceStatistic, statisticsThatDiffer } from "../inferenceStatistics.ts";
import { observation } from "../observation.ts";
import { hasBatchStatistics, type Outline } from "../outline.ts";

export type EvaluationSeries = Series<ReturnType<typeof columns>>;

function columns({ hidden, subsets }: Outline) {
  const normalized = hidden.some(({ normalization }) => hasBatchStatistics(normalization));
  const ofStatistic = () => ({
    loss: float64(),
    accuracy: float64(),
    bySubset: byName(subsets, () => float64()),
  });
  const byStatistic: Partial<Record<InferenceStatistic, ReturnType<typeof ofStatistic>>> = byName(
    statisticsThatDiffer(normalized, subsets.length > 0),
    ofStatistic,
  );
  return { byStatistic };
}

/** Loss and accuracy on the test set, whole and per subset, by every inference statistic. */
export const accuracy = observation({
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 1.3,
  passesWithStatistics: 9,
  passesOver: "test",
  bytes: () => 6 * 32,
  columns,
  watch: ({ evaluator }, { columns: { byStatistic } }) => ({
    observe(step, seen) {
      for (const statistic of evaluator.statistics) {
        const into = byStatistic[statistic]!;
        const found = evaluator.evaluate(statistic, step, false);
        into.loss[seen] = found.loss;
        into.accuracy[seen] = found.accuracy;
        for (const [subset, accuracies] of Object.entries(into.bySubset))
          accuracies[seen] = found.bySubset[subset]!;
      }
    },
  }),
});
