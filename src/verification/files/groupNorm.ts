import { zeros } from "../../matrix.ts";
import {
  createGroupNorm,
  createGroupNormBuffers,
  groupNormBackward,
  groupNormForward,
} from "../../network/normalizations/groupNorm.ts";
import { caseOf, fileOf } from "../cases.ts";
import { count } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { shortRun } from "./networkWords.ts";
import { throughNorm } from "./normalization.ts";

const group = caseOf({ ...throughNorm, groups: count.min(1) }, (given) => {
  const x = unitMajor(given.x);
  const { groups, eps: epsilon, features = x.rows } = given;
  const norm = createGroupNorm(features, { kind: "group", groups, placement: "before", epsilon });
  const buffers = createGroupNormBuffers(norm, x.columns);
  const forward = () => {
    const output = zeros(x.rows, x.columns);
    groupNormForward(norm, x, buffers, output);
    return output;
  };
  const xhat = forward();
  norm.gamma.set(given.gamma);
  norm.beta.set(given.beta);
  const y = forward();
  const dx = given.dy && unitMajor(given.dy);
  if (dx !== undefined) groupNormBackward(norm, x, buffers, dx);
  return { batch: x.columns, xhat, y, dx, dgamma: norm.gammaGradient, dbeta: norm.betaGradient };
});

/** groupnorm.json: groups of units normalized within every sample, forward and backward, and in short training runs. */
export const groupNormFile = fileOf({}, { cases: group, runs: shortRun });
