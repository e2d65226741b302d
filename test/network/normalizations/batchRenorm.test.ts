import { afterAll, describe, expect, it } from "vitest";
import { zeros } from "../../../src/matrix.ts";
import { createBatchNorm } from "../../../src/network/normalizations/batchNorm.ts";
import {
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../../src/network/normalizations/batchNormBuffers.ts";
import { renormLimits } from "../../../src/network/normalizations/batchRenorm.ts";
import { updateRunningStatistics } from "../../../src/network/normalizations/runningStatistics.ts";
import type { BatchRenormSettings } from "../../../src/network/normalizations/settings.ts";
import { asInTraining, runningStatistics } from "../../../src/network/normalizations/statisticsSource.ts";
import { createWitness, type Rows, readReference, unitMajor } from "../reference.ts";

interface Case {
  name: string;
  eps: number;
  alpha: number;
  r_max: number;
  d_max: number;
  x: Rows;
  dy: Rows;
  gamma: number[];
  beta: number[];
  moving_mean_before: number[];
  moving_sigma_before: number[];
  batch_mean: number[];
  batch_sigma: number[];
  r: number[];
  d: number[];
  y: Rows;
  dx: Rows;
  dgamma: number[];
  dbeta: number[];
  moving_mean_after: number[];
  moving_sigma_after: number[];
  inference: { x: Rows; y: Rows };
}
const { cases } = readReference<{ cases: Case[] }>("batchrenorm");
const tolerance = 1e-11;

const settingsOf = ({ eps, alpha, r_max, d_max }: Case): BatchRenormSettings => ({
  kind: "batch-renorm",
  placement: "before",
  epsilon: eps,
  momentum: alpha,
  rMax: r_max,
  dMax: d_max,
  warmUp: null,
});

describe("batch renormalization against the reference", () => {
  const witness = createWitness(`batch renormalization (${cases.length} cases)`);
  afterAll(witness.report);

  it.each(cases)(
    "agrees forward, backward, in its moving statistics and at inference: $name",
    (reference) => {
      const { eps } = reference;
      const norm = createBatchNorm(reference.gamma.length, settingsOf(reference));
      norm.gamma.set(reference.gamma);
      norm.beta.set(reference.beta);
      norm.runningMean.set(reference.moving_mean_before);
      norm.runningVariance.set(reference.moving_sigma_before.map((sigma) => sigma * sigma - eps));
      const x = unitMajor(reference.x);
      const y = zeros(x.rows, x.columns);
      const buffers = createBatchNormBuffers(norm, x.columns);
      asInTraining(() => 1, null)(norm, x, buffers);
      batchNormForward(norm, x, buffers, y);
      const gradient = unitMajor(reference.dy);
      backThroughBatchNorm(norm, x, buffers, gradient);
      updateRunningStatistics(norm, buffers, x.columns);
      const sigma = (variance: Float64Array) => variance.map((v) => Math.sqrt(v + eps));
      witness.compare("batch mean", buffers.mean, reference.batch_mean, tolerance);
      witness.compare("batch sigma", sigma(buffers.variance), reference.batch_sigma, tolerance);
      witness.compare("r", buffers.renorm!.r, reference.r, tolerance);
      witness.compare("d", buffers.renorm!.d, reference.d, tolerance);
      witness.compare("y", y.values, unitMajor(reference.y).values, tolerance);
      witness.compare("dx", gradient.values, unitMajor(reference.dx).values, tolerance);
      witness.compare("dgamma", norm.gammaGradient, reference.dgamma, tolerance);
      witness.compare("dbeta", norm.betaGradient, reference.dbeta, tolerance);
      witness.compare("moving mean", norm.runningMean, reference.moving_mean_after, tolerance);
      witness.compare("moving sigma", sigma(norm.runningVariance), reference.moving_sigma_after, tolerance);
      const given = unitMajor(reference.inference.x);
      const inferred = zeros(given.rows, given.columns);
      const few = createBatchNormBuffers(norm, given.columns);
      runningStatistics(null)(norm, given, few);
      batchNormForward(norm, given, few, inferred);
      witness.compare("inference", inferred.values, unitMajor(reference.inference.y).values, tolerance);
    },
  );
});

describe("the warm-up of its limits", () => {
  const settings = settingsOf(cases[0]!);
  const warmUp = { plainUntil: 100, rMaxAt: 300, dMaxAt: 200 };

  it.each([
    [1, 1, 0],
    [100, 1, 0],
    [150, 1.5, 2.5],
    [200, 2, 5],
    [300, 3, 5],
    [9999, 3, 5],
  ])("at step %i lets r reach %f and d %f", (step, rMax, dMax) => {
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp }, step)).toEqual({ rMax, dMax });
  });

  it("jumps where the steps coincide", () => {
    const jump = { plainUntil: 10, rMaxAt: 10, dMaxAt: 10 };
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp: jump }, 10)).toEqual({ rMax: 1, dMax: 0 });
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp: jump }, 11)).toEqual({ rMax: 3, dMax: 5 });
  });

  it("is over at once without one", () => {
    expect(renormLimits({ ...settings, rMax: 3, dMax: 5, warmUp: null }, 1)).toEqual({ rMax: 3, dMax: 5 });
  });
});
