import { z } from "zod";
import { normalizationDivisor } from "../../kernels/plain/normalizationDivisor.ts";
import { rowStatistics } from "../../kernels/plain/rowStatistics.ts";
import { createBatchNorm } from "../../network/normalizations/batchNorm.ts";
import { pytorchNorm } from "../../network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings } from "../../network/normalizations/settings.ts";
import { caseOf } from "../cases.ts";
import { expected, type Given, several } from "../fields.ts";
import { remark } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { throughNorm } from "./normalization.ts";
import { throughBatchNorm } from "./throughBatchNorm.ts";

const fields = {
  ...throughNorm,
  ...several(expected.vector, "mean", "var_biased", "denominator"),
  var_unbiased: expected.vectorOrNull,
  ...several(remark, "affine", "input_kind", "one_pass_variance_deviation_of_y"),
};

export const insideRoot = caseOf(fields, (given) => found(given, pytorchNorm));

/** ε added to the standard deviation, whose divisor is m or m − 1. */
export const addedToDeviation = caseOf(
  { ...fields, ddof: z.literal([0, 1]), gradient_at_zero_sigma_by_convention: remark },
  (given) =>
    found(given, {
      ...pytorchNorm,
      epsilonPlacement: "added-to-sd",
      divideBy: given.ddof === 0 ? "m" : "m-1",
    }),
);

/** A batch forward and backward through one norm, first with γ = 1 and β = 0. */
function found(given: Given<typeof fields>, settings: BatchNormSettings) {
  const x = unitMajor(given.x);
  const norm = createBatchNorm(given.features ?? x.rows, { ...settings, epsilon: given.eps });
  const { buffers, outputs } = throughBatchNorm(norm, x, given);
  const biased = new Float64Array(x.rows);
  const unbiased = new Float64Array(x.rows);
  const center = new Float64Array(x.rows);
  rowStatistics(x, x.columns, center, biased);
  rowStatistics(x, x.columns - 1, center, unbiased);
  return {
    ...outputs,
    mean: buffers.mean,
    var_biased: biased,
    var_unbiased: unbiased,
    denominator: buffers.variance.map((v) => normalizationDivisor(v, norm.arithmetic)),
  };
}
