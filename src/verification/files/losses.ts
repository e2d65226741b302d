import { z } from "zod";
import type { Loss } from "../../network/losses/loss.ts";
import { losses } from "../../network/losses/losses.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected, several, twice } from "../fields.ts";
import { rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";

const loss = twice(expected.number, ", beside its gradient");

const binary = caseOf(
  {
    ...several(vector, "logits", "targets"),
    loss,
    ...several(expected.vector, "dlogits", "per_sample", "probabilities"),
  },
  (given) => {
    const of = losses["sigmoid-cross-entropy"];
    const logits = Float64Array.from(given.logits);
    const targets = Float64Array.from(given.targets);
    const mean = meanOf(of, logits, targets);
    return {
      loss: mean.loss,
      dlogits: mean.gradient,
      per_sample: given.logits.map((z, n) => of.value(Float64Array.of(z), targets.subarray(n, n + 1))),
      probabilities: given.logits.map((_, n) => of.probability(logits, logits.length, n)),
    };
  },
);

const classes = caseOf(
  {
    logits: rows,
    labels: z.array(z.int().min(0)),
    loss,
    ...several(expected.samples, "dlogits", "log_probabilities", "probabilities"),
    per_sample: expected.vector,
  },
  (given) => {
    const of = losses["softmax-cross-entropy"];
    const logits = unitMajor(given.logits);
    const labels = Float64Array.from(given.labels);
    const mean = meanOf(of, logits.values, labels);
    const alone = given.logits.map((row) => Float64Array.from(row));
    return {
      loss: mean.loss,
      dlogits: { ...logits, values: mean.gradient },
      per_sample: alone.map((row, n) => of.value(row, labels.subarray(n, n + 1))),
      log_probabilities: unitMajor(
        alone.map((row) => Array.from(row, (_, k) => -of.value(row, Float64Array.of(k)))),
      ),
      probabilities: unitMajor(alone.map((row) => probabilitiesOf(of, row))),
    };
  },
);

const squares = caseOf({ prediction: rows, target: rows, loss, dprediction: expected.samples }, (given) => {
  const predictions = unitMajor(given.prediction);
  const mean = meanOf(losses["mean-squared-error"], predictions.values, unitMajor(given.target).values);
  return { loss: mean.loss, dprediction: { ...predictions, values: mean.gradient } };
});

/** losses.json: values and gradients from logits, also where they are extreme. */
export const lossesFile = fileOf(
  {},
  { bce_with_logits: binary, softmax_cross_entropy: classes, mse: squares },
);

/** The mean alone and beside its gradient. */
function meanOf(of: Loss, logits: Float64Array, labels: Float64Array) {
  const gradient = new Float64Array(logits.length);
  return { loss: [of.value(logits, labels), of.gradient(logits, labels, gradient)] as const, gradient };
}

/** p of every class of one sample: of a class that is not its own, the gradient is p. */
function probabilitiesOf(softmax: Loss, row: Float64Array): number[] {
  const slope = new Float64Array(row.length);
  return Array.from(row, (_, k) => {
    const other = (k + 1) % row.length;
    softmax.gradient(row, Float64Array.of(other), slope);
    return other === k ? slope[k]! + 1 : slope[k]!;
  });
}
