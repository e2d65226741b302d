import { z } from "zod";
import type { Loss } from "../../network/losses/loss.ts";
import { losses } from "../../network/losses/losses.ts";
import { cases, number, referenceFile, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { type CaseResult, type Witness, witnessCase } from "../witness.ts";

const binary = z.strictObject({
  name: z.string(),
  logits: vector,
  targets: vector,
  per_sample: vector,
  loss: number,
  dlogits: vector,
  probabilities: vector.optional(),
  oracle_error: remark,
});
const classes = z.strictObject({
  name: z.string(),
  logits: rows,
  labels: z.array(z.int().min(0)),
  log_probabilities: rows,
  probabilities: rows,
  per_sample: vector,
  loss: number,
  dlogits: rows,
  oracle_error: remark,
});
const squares = z.strictObject({
  name: z.string(),
  prediction: rows,
  target: rows,
  loss: number,
  dprediction: rows,
  oracle_error: remark,
});

/** losses.json: values and gradients from logits, also where they are extreme. */
export const lossesFile = referenceFile(
  z.strictObject({
    meta: remark,
    bce_with_logits: cases(binary),
    softmax_cross_entropy: cases(classes),
    mse: cases(squares),
  }),
  (content) => [
    ...content.bce_with_logits.map(verifyBinary),
    ...content.softmax_cross_entropy.map(verifyClasses),
    ...content.mse.map(verifySquares),
  ],
);

function verifyBinary(given: z.output<typeof binary>): CaseResult {
  const loss = losses["sigmoid-cross-entropy"];
  return witnessCase(`bce_with_logits ${given.name}`, (witness) => {
    const logits = Float64Array.from(given.logits);
    const targets = Float64Array.from(given.targets);
    const gradient = verifyMean(witness, loss, logits, targets, given.loss);
    witness.vector("dlogits", gradient, given.dlogits);
    const each = given.logits.map((z, n) => loss.value(Float64Array.of(z), targets.subarray(n, n + 1)));
    witness.vector("per_sample", each, given.per_sample);
    if (given.probabilities === undefined) return;
    const found = given.logits.map((_, n) => loss.probability(logits, logits.length, n));
    witness.vector("probabilities", found, given.probabilities);
  });
}

function verifyClasses(given: z.output<typeof classes>): CaseResult {
  const loss = losses["softmax-cross-entropy"];
  return witnessCase(`softmax_cross_entropy ${given.name}`, (witness) => {
    const logits = unitMajor(given.logits);
    const labels = Float64Array.from(given.labels);
    const gradient = verifyMean(witness, loss, logits.values, labels, given.loss);
    witness.samples("dlogits", { ...logits, values: gradient }, given.dlogits);
    const alone = given.logits.map((row) => Float64Array.from(row));
    witness.vector(
      "per_sample",
      alone.map((row, n) => loss.value(row, labels.subarray(n, n + 1))),
      given.per_sample,
    );
    const logProbabilities = alone.map((row) =>
      Array.from(row, (_, k) => -loss.value(row, Float64Array.of(k))),
    );
    witness.samples("log_probabilities", unitMajor(logProbabilities), given.log_probabilities);
    witness.samples("probabilities", unitMajor(alone.map(probabilities)), given.probabilities);
  });

  /** p of every class of one sample: of a class that is not its own, the gradient is p. */
  function probabilities(row: Float64Array): number[] {
    const slope = new Float64Array(row.length);
    return Array.from(row, (_, k) => {
      const other = (k + 1) % row.length;
      loss.gradient(row, Float64Array.of(other), slope);
      return other === k ? slope[k]! + 1 : slope[k]!;
    });
  }
}

function verifySquares(given: z.output<typeof squares>): CaseResult {
  return witnessCase(`mse ${given.name}`, (witness) => {
    const predictions = unitMajor(given.prediction);
    const targets = unitMajor(given.target).values;
    const loss = losses["mean-squared-error"];
    const gradient = verifyMean(witness, loss, predictions.values, targets, given.loss);
    witness.samples("dprediction", { ...predictions, values: gradient }, given.dprediction);
  });
}

/** The mean alone and beside its gradient, which comes back. */
function verifyMean(
  witness: Witness,
  loss: Loss,
  logits: Float64Array,
  labels: Float64Array,
  expected: number,
): Float64Array {
  const gradient = new Float64Array(logits.length);
  witness.number("loss", loss.value(logits, labels), expected);
  witness.number("loss, beside its gradient", loss.gradient(logits, labels, gradient), expected);
  return gradient;
}
