import { step } from "./placeColumns.ts";
import { ofRuns } from "./tidyTable.ts";

/** Every measure of every run. */
export const runsTable = ofRuns({
  name: "runs",
  description: "One row per run and measure. A range is a censored value: low to high, empty for infinity.",
  csv: true,
  places: ({ summary }) => summary.measures.map((measure) => ({ summary, measure })),
})({
  outcome: ["STRING", "finished or diverged", ({ summary }) => summary.outcome.kind],
  steps_done: ["INT32", "parameter updates made", ({ summary }) => summary.stepsDone],
  measure: [
    "STRING",
    "name of the measure; its unit stands above, under Measures",
    ({ measure }) => measure.name,
  ],
  statistic: [
    "STRING",
    "inference statistic, where the measure has one",
    ({ measure }) => measure.statistic,
    "or none",
  ],
  layer: [
    "INT32",
    "hidden layer from 1, where the measure has one",
    ({ measure }) => measure.layer,
    "or none",
  ],
  low: ["DOUBLE", "value, or lower end of its range, in the measure's unit", ({ measure }) => measure.low],
  high: ["DOUBLE", "value, or upper end of its range", ({ measure }) => measure.high],
});

/** Where each run ended. */
export const finalTable = ofRuns({
  name: "final",
  description: "Loss and accuracy on the test set at the end of training, by inference statistic.",
  csv: true,
  places: ({ summary }) => Object.entries(summary.final).map(([statistic, end]) => ({ statistic, ...end })),
})({
  statistic: ["STRING", "where mean and variance of batch norm came from", ({ statistic }) => statistic],
  loss: ["DOUBLE", "mean cross-entropy, nats, or mean squared error", ({ loss }) => loss],
  accuracy: [
    "DOUBLE",
    "share of test samples classified rightly; empty where the target is a real number",
    ({ accuracy }) => defined(accuracy),
  ],
  accuracy_a: ["DOUBLE", "the same within subset A", ({ bySubset }) => defined(bySubset.A)],
  accuracy_b: ["DOUBLE", "the same within subset B", ({ bySubset }) => defined(bySubset.B)],
});

/** The same of every subset, where two columns do not hold them. */
export const subsetsTable = ofRuns({
  name: "subsets",
  description:
    "Accuracy on the test samples of each subset at the end of training, by inference statistic, where there are more than two.",
  csv: true,
  places: ({ summary }) =>
    Object.entries(summary.final).flatMap(([statistic, { bySubset }]) => {
      const subsets = Object.entries(bySubset);
      return subsets.length < 3 ? [] : subsets.map(([subset, accuracy]) => ({ statistic, subset, accuracy }));
    }),
})({
  statistic: ["STRING", "where mean and variance of batch norm came from", ({ statistic }) => statistic],
  subset: ["STRING", "letter of the subset", ({ subset }) => subset],
  accuracy: [
    "DOUBLE",
    "share of its test samples classified rightly; empty where it has none, or the target is a real number",
    ({ accuracy }) => defined(accuracy),
  ],
});

/** How each run came there. */
export const curvesTable = ofRuns({
  name: "curves",
  description:
    "Loss and accuracy over the steps: on the test set by inference statistic, and on the run's own training batches (mean since the row before).",
  places({ summary: { evaluations, ownBatches } }) {
    const curves = Object.entries(evaluations?.byStatistic ?? {}).map(([on, { loss, accuracy }]) => ({
      on,
      loss,
      accuracy,
      steps: evaluations!.steps,
    }));
    return [...curves, { on: "own-batches", ...ownBatches }].flatMap((curve) =>
      Array.from(curve.steps, (each, at) => ({ curve, step: each, at })),
    );
  },
})({
  step,
  on: ["STRING", "inference statistic on the test set, or own-batches", ({ curve }) => curve.on],
  loss: ["DOUBLE", "mean cross-entropy, nats, or mean squared error", ({ curve, at }) => curve.loss[at]!],
  accuracy: [
    "DOUBLE",
    "share classified rightly; empty where the target is a real number",
    ({ curve, at }) => defined(curve.accuracy[at]),
  ],
});

const defined = (share: number | undefined) => (share === undefined || Number.isNaN(share) ? null : share);
