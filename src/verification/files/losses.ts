import { z } from "zod";
import { type Matrix, zeros } from "../../matrix.ts";
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
    const logits = rowOfValues(given.logits);
    const targets = Float64Array.from(given.targets);
    const mean = meanOf(of, logits, targets);
    return {
      loss: mean.loss,
      dlogits: mean.gradient.values,
      per_sample: given.logits.map((z, n) => of.value(rowOfValues([z]), targets.subarray(n, n + 1))),
      probabilities: given.logits.map((_, n) => of.probability(logits, n)),
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
    const mean = meanOf(of, logits, labels);
    const alone = given.logits.map((row) => unitMajor([row]));
    return {
      loss: mean.loss,
      dlogits: mean.gradient,
      per_sample: alone.map((one, n) => of.value(one, labels.subarray(n, n + 1))),
      log_probabilities: unitMajor(
        alone.map((one) => Array.from(one.values, (_, k) => -of.value(one, Float64Array.of(k)))),
      ),
      probabilities: unitMajor(alone.map((one) => probabilitiesOf(of, one))),
    };
  },
);

const squares = caseOf({ prediction: rows, target: rows, loss, dprediction: expected.samples }, (given) => {
  const predictions = unitMajor(given.prediction);
  const all = rowOfValues(predictions.values);
  const mean = meanOf(losses["mean-squared-error"], all, unitMajor(given.target).values);
  return { loss: mean.loss, dprediction: { ...predictions, values: mean.gradient.values } };
});

/** losses.json: values and gradients from logits, also where they are extreme. */
export const lossesFile = fileOf(
  {},
  { bce_with_logits: binary, softmax_cross_entropy: classes, mse: squares },
);

/** One output of so many samples. */
function rowOfValues(values: ArrayLike<number>): Matrix {
  return { rows: 1, columns: values.length, stride: values.length, values: Float64Array.from(values) };
}

/** The mean alone and beside its gradient. */
function meanOf(of: Loss, logits: Matrix, labels: Float64Array) {
  const gradient = zeros(logits.rows, logits.columns);
  return { loss: [of.value(logits, labels), of.gradient(logits, labels, gradient)] as const, gradient };
}

/** p of every class of one sample: of a class that is not its own, the gradient is p. */
function probabilitiesOf(softmax: Loss, one: Matrix): number[] {
  const slope = zeros(one.rows, 1);
  return Array.from(one.values, (_, k) => {
    const other = (k + 1) % one.rows;
    softmax.gradient(one, Float64Array.of(other), slope);
    return other === k ? slope.values[k]! + 1 : slope.values[k]!;
  });
}
