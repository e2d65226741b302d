import type { Evaluator } from "./evaluation.ts";
import type { Instrument } from "./instrument.ts";
import type { EvaluationSeries } from "./record.ts";

/** Loss and accuracy on the test set, whole and per subset, by every inference statistic. */
export function observeAccuracy(evaluator: Evaluator, steps: Int32Array): Instrument<EvaluationSeries> {
  const column = () => new Float64Array(steps.length);
  const series = evaluator.statistics.map((statistic) => ({
    statistic,
    columns: { loss: column(), accuracy: column(), accuracyA: column(), accuracyB: column() },
  }));
  let seen = 0;
  return {
    steps,
    observe(step) {
      for (const { statistic, columns } of series) {
        const { loss, accuracy, accuracyA, accuracyB } = evaluator.evaluate(statistic, step, false);
        columns.loss[seen] = loss;
        columns.accuracy[seen] = accuracy;
        columns.accuracyA[seen] = accuracyA ?? Number.NaN;
        columns.accuracyB[seen] = accuracyB ?? Number.NaN;
      }
      seen++;
    },
    block: () => ({
      steps: steps.slice(0, seen),
      byStatistic: Object.fromEntries(
        series.map(({ statistic, columns }) => [
          statistic,
          {
            loss: columns.loss.slice(0, seen),
            accuracy: columns.accuracy.slice(0, seen),
            accuracyA: columns.accuracyA.slice(0, seen),
            accuracyB: columns.accuracyB.slice(0, seen),
          },
        ]),
      ),
    }),
  };
}
