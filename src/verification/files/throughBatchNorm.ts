import { type Matrix, zeros } from "../../matrix.ts";
import type { BatchNorm } from "../../network/normalizations/batchNorm.ts";
import {
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../network/normalizations/batchNormBuffers.ts";
import { asInTraining } from "../../network/normalizations/statisticsSource.ts";
import type { Given } from "../fields.ts";
import { unitMajor } from "../rows.ts";
import type { throughNorm } from "./normalization.ts";

/** A training batch forward through a norm, first with γ = 1 and β = 0, then with those given, and backward where dy is. */
export function throughBatchNorm(
  norm: BatchNorm,
  x: Matrix,
  given: Pick<Given<typeof throughNorm>, "gamma" | "beta" | "dy">,
) {
  const buffers = createBatchNormBuffers(norm, x.columns);
  const xhat = zeros(x.rows, x.columns);
  asInTraining(() => 1, null)(norm, x, buffers);
  batchNormForward(norm, x, buffers, xhat);
  norm.gamma.set(given.gamma);
  norm.beta.set(given.beta);
  const y = zeros(x.rows, x.columns);
  batchNormForward(norm, x, buffers, y);
  const dx = given.dy && unitMajor(given.dy);
  if (dx !== undefined) backThroughBatchNorm(norm, x, buffers, dx);
  const outputs = { batch: x.columns, xhat, y, dx, dgamma: norm.gammaGradient, dbeta: norm.betaGradient };
  return { buffers, outputs };
}
