import { zeros } from "../../matrix.ts";
import { createBatchNorm } from "../../network/normalizations/batchNorm.ts";
import { batchNormForward, createBatchNormBuffers } from "../../network/normalizations/batchNormBuffers.ts";
import { renormCorrections } from "../../network/normalizations/batchRenorm.ts";
import { updateRunningStatistics } from "../../network/normalizations/runningStatistics.ts";
import { runningStatistics } from "../../network/normalizations/statisticsSource.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected, needing, part, several } from "../fields.ts";
import { number, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { throughNorm } from "./normalization.ts";
import { throughBatchNorm } from "./throughBatchNorm.ts";

const renorm = caseOf(
  {
    ...throughNorm,
    ...several(number, "alpha", "r_max", "d_max"),
    ...several(vector, "moving_mean_before", "moving_sigma_before"),
    ...several(expected.vector, "batch_mean", "batch_sigma", "r", "d", "r_unclipped", "d_unclipped"),
    ...several(expected.vector, "moving_mean_after", "moving_sigma_after"),
    inference: needing(part({ x: rows, y: expected.samples })),
  },
  (given) => {
    const { eps } = given;
    const x = unitMajor(given.x);
    const norm = createBatchNorm(given.features ?? x.rows, {
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

    const { buffers, outputs } = throughBatchNorm(norm, x, given);
    const unclipped = { r: new Float64Array(x.rows), d: new Float64Array(x.rows) };
    const noLimits = { rMax: Number.POSITIVE_INFINITY, dMax: Number.POSITIVE_INFINITY };
    renormCorrections(norm, buffers.mean, buffers.variance, noLimits, unclipped.r, unclipped.d);

    updateRunningStatistics(norm, buffers, x.columns);

    const infer = (samples: typeof given.x) => {
      const few = unitMajor(samples);
      const inferred = zeros(few.rows, few.columns);
      const inference = createBatchNormBuffers(norm, few.columns);
      runningStatistics(null)(norm, few, inference);
      batchNormForward(norm, few, inference, inferred);
      return { y: inferred };
    };
    return {
      ...outputs,
      batch_mean: buffers.mean,
      batch_sigma: sigmaOf(buffers.variance),
      r_unclipped: unclipped.r,
      d_unclipped: unclipped.d,
      r: buffers.renorm!.r,
      d: buffers.renorm!.d,
      moving_mean_after: norm.runningMean,
      moving_sigma_after: sigmaOf(norm.runningVariance),
      inference: given.inference && infer(given.inference.x),
    };
  },
);

/** batchrenorm.json: a training step of batch renormalization, and inference after it. */
export const batchRenormFile = fileOf({}, { cases: renorm });
