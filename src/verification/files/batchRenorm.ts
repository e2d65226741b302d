import { z } from "zod";
import { zeros } from "../../matrix.ts";
import { createBatchNorm } from "../../network/normalizations/batchNorm.ts";
import {
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../network/normalizations/batchNormBuffers.ts";
import { renormCorrections } from "../../network/normalizations/batchRenorm.ts";
import { updateRunningStatistics } from "../../network/normalizations/runningStatistics.ts";
import { asInTraining, runningStatistics } from "../../network/normalizations/statisticsSource.ts";
import { cases, count, number, referenceFile, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { type Witness, witnessCase } from "../witness.ts";

const renorm = z.strictObject({
  name: z.string(),
  batch: count,
  features: count,
  eps: number,
  alpha: number,
  r_max: number,
  d_max: number,
  x: rows,
  gamma: vector,
  beta: vector,
  dy: rows,
  moving_mean_before: vector,
  moving_sigma_before: vector,
  batch_mean: vector,
  batch_sigma: vector,
  r_unclipped: vector,
  d_unclipped: vector,
  r: vector,
  d: vector,
  xhat: rows,
  y: rows,
  dx: rows,
  dgamma: vector,
  dbeta: vector,
  moving_mean_after: vector,
  moving_sigma_after: vector,
  inference: z.strictObject({ x: rows, y: rows }),
  tolerance: number.optional(),
  oracle_error: remark,
});

/** batchrenorm.json: a training step of batch renormalization, and inference after it. */
export const batchRenormFile = referenceFile(
  z.strictObject({ meta: remark, cases: cases(renorm) }),
  (content) =>
    content.cases.map((given) => witnessCase(given.name, (witness) => verifyRenorm(given, witness))),
);

function verifyRenorm(given: z.output<typeof renorm>, witness: Witness): void {
  const { eps, tolerance } = given;
  const norm = createBatchNorm(given.features, {
    kind: "batch-renorm",
    placement: "before",
    epsilon: eps,
    momentum: given.alpha,
    rMax: given.r_max,
    dMax: given.d_max,
    warmUp: null,
  });
  norm.runningMean.set(given.moving_mean_before);
  // The lab keeps the moving σ as the variance v that makes √(v + ε) = σ.
  norm.runningVariance.set(given.moving_sigma_before.map((sigma) => sigma * sigma - eps));
  const sigmaOf = (variance: Float64Array) => variance.map((v) => Math.sqrt(v + eps));

  const x = unitMajor(given.x);
  witness.number("batch", x.columns, given.batch);
  const y = zeros(x.rows, x.columns);
  const buffers = createBatchNormBuffers(norm, x.columns);
  asInTraining(() => 1, null)(norm, x, buffers);
  batchNormForward(norm, x, buffers, y);
  witness.samples("xhat", y, given.xhat, tolerance);
  norm.gamma.set(given.gamma);
  norm.beta.set(given.beta);
  batchNormForward(norm, x, buffers, y);
  witness.vector("batch_mean", buffers.mean, given.batch_mean, tolerance);
  witness.vector("batch_sigma", sigmaOf(buffers.variance), given.batch_sigma, tolerance);
  witness.vector("r", buffers.renorm!.r, given.r, tolerance);
  witness.vector("d", buffers.renorm!.d, given.d, tolerance);
  witness.samples("y", y, given.y, tolerance);

  const unclipped = { r: new Float64Array(x.rows), d: new Float64Array(x.rows) };
  const noLimits = { rMax: Number.POSITIVE_INFINITY, dMax: Number.POSITIVE_INFINITY };
  renormCorrections(norm, buffers.mean, buffers.variance, noLimits, unclipped.r, unclipped.d);
  witness.vector("r_unclipped", unclipped.r, given.r_unclipped, tolerance);
  witness.vector("d_unclipped", unclipped.d, given.d_unclipped, tolerance);

  const dx = unitMajor(given.dy);
  backThroughBatchNorm(norm, x, buffers, dx);
  witness.samples("dx", dx, given.dx, tolerance);
  witness.vector("dgamma", norm.gammaGradient, given.dgamma, tolerance);
  witness.vector("dbeta", norm.betaGradient, given.dbeta, tolerance);

  updateRunningStatistics(norm, buffers, x.columns);
  witness.vector("moving_mean_after", norm.runningMean, given.moving_mean_after, tolerance);
  witness.vector("moving_sigma_after", sigmaOf(norm.runningVariance), given.moving_sigma_after, tolerance);

  const few = unitMajor(given.inference.x);
  const inferred = zeros(few.rows, few.columns);
  const inference = createBatchNormBuffers(norm, few.columns);
  runningStatistics(null)(norm, few, inference);
  batchNormForward(norm, few, inference, inferred);
  witness.samples("inference.y", inferred, given.inference.y, tolerance);
}
