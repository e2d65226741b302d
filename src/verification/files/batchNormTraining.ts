import { z } from "zod";
import { zeros } from "../../matrix.ts";
import { createBatchNorm, normalizationDivisor } from "../../network/normalizations/batchNorm.ts";
import {
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../network/normalizations/batchNormBuffers.ts";
import { batchStatistics } from "../../network/normalizations/batchStatistics.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import { asInTraining } from "../../network/normalizations/statisticsSource.ts";
import { pytorchNorm } from "../conventions.ts";
import { count, number, numberOrNull, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { type CaseResult, type Witness, witnessCase } from "../witness.ts";

export const trainingCase = z.strictObject({
  name: z.string(),
  batch: count,
  features: count,
  eps: number,
  affine: z.string(),
  input_kind: z.string(),
  x: rows,
  gamma: vector,
  beta: vector,
  dy: rows,
  mean: vector,
  var_biased: vector,
  var_unbiased: z.array(numberOrNull),
  denominator: vector,
  xhat: rows,
  y: rows,
  dx: rows,
  dgamma: vector,
  dbeta: vector,
  tolerance: number.optional(),
  one_pass_variance_deviation_of_y: remark,
  oracle_error: remark,
});
type TrainingCase = z.output<typeof trainingCase>;

/** ε added to the standard deviation, whose divisor is m or m − 1. */
export const trainingCaseAdded = trainingCase.extend({
  ddof: z.literal([0, 1]),
  gradient_at_zero_sigma_by_convention: z.boolean(),
});

export function verifyInside(given: TrainingCase): CaseResult {
  const settings = { ...pytorchNorm, epsilon: given.eps };
  return witnessCase(`train_cases ${given.name}`, (witness) => verifyTraining(given, settings, witness));
}

export function verifyAdded(given: z.output<typeof trainingCaseAdded>): CaseResult {
  const settings: BatchNormSettings = {
    ...pytorchNorm,
    epsilon: given.eps,
    epsilonPlacement: "added-to-sd",
    divideBy: given.ddof === 0 ? "m" : "m-1",
  };
  return witnessCase(`std_eps_cases ${given.name}`, (witness) => verifyTraining(given, settings, witness));
}

/** A batch forward and backward through one norm, first with γ = 1 and β = 0. */
function verifyTraining(given: TrainingCase, settings: BatchNormSettings, witness: Witness): void {
  const { tolerance } = given;
  const x = unitMajor(given.x);
  witness.number("batch", x.columns, given.batch);
  const norm = createBatchNorm(given.features, settings);
  const buffers = createBatchNormBuffers(norm, x.columns);
  const y = zeros(x.rows, x.columns);
  asInTraining(() => 1, null)(norm, x, buffers);
  batchNormForward(norm, x, buffers, y);
  witness.samples("xhat", y, given.xhat, tolerance);

  norm.gamma.set(given.gamma);
  norm.beta.set(given.beta);
  batchNormForward(norm, x, buffers, y);
  const { mean, variance } = buffers;
  const divisors = variance.map((v) => normalizationDivisor(v, norm.arithmetic));
  witness.vector("mean", mean, given.mean, tolerance);
  witness.vector("denominator", divisors, given.denominator, tolerance);
  witness.samples("y", y, given.y, tolerance);
  const spread = new Float64Array(x.rows);
  const center = new Float64Array(x.rows);
  batchStatistics(x, "m", center, spread);
  witness.vector("var_biased", spread, given.var_biased, tolerance);
  batchStatistics(x, "m-1", center, spread);
  const unbiased = given.var_unbiased.flatMap((v) => (v === null ? [] : [v]));
  if (unbiased.length > 0) witness.vector("var_unbiased", spread, unbiased, tolerance);
  else for (const v of spread) witness.number("var_unbiased", Number.isFinite(v) ? v : null, null);

  const dx = unitMajor(given.dy);
  backThroughBatchNorm(norm, x, buffers, dx);
  witness.samples("dx", dx, given.dx, tolerance);
  witness.vector("dgamma", norm.gammaGradient, given.dgamma, tolerance);
  witness.vector("dbeta", norm.betaGradient, given.dbeta, tolerance);
}
