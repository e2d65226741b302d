import { zeros } from "../../matrix.ts";
import {
  createLayerNorm,
  createLayerNormBuffers,
  layerNormBackward,
  layerNormForward,
} from "../../network/normalizations/layerNorm.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected, several } from "../fields.ts";
import { unitMajor } from "../rows.ts";
import { throughNorm } from "./normalization.ts";

/** Of the case with a constant row and a row with a large offset: the last, by the reference's README. */
const wide = 1e-9;

const layer = caseOf(
  { ...throughNorm, ...several(expected.vector, "mean", "var_biased") },
  (given) => {
    const x = unitMajor(given.x);
    const settings = { kind: "layer", placement: "before", epsilon: given.eps } as const;
    const norm = createLayerNorm(given.features ?? x.rows, settings);
    const buffers = createLayerNormBuffers(x.columns);
    const xhat = zeros(x.rows, x.columns);
    layerNormForward(norm, x, buffers, xhat);
    norm.gamma.set(given.gamma);
    norm.beta.set(given.beta);
    const y = zeros(x.rows, x.columns);
    layerNormForward(norm, x, buffers, y);
    const dx = given.dy && unitMajor(given.dy);
    if (dx !== undefined) layerNormBackward(norm, x, buffers, dx);
    return {
      batch: x.columns,
      mean: buffers.mean,
      var_biased: buffers.inverse.map((inverse) => 1 / (inverse * inverse) - given.eps),
      xhat,
      y,
      dx,
      dgamma: norm.gammaGradient,
      dbeta: norm.betaGradient,
    };
  },
  {
    tolerance: (given, { cases }: { readonly cases: readonly unknown[] }) =>
      given.tolerance ??
      (given === cases.at(-1) || given.name?.includes("offset") === true ? wide : undefined),
  },
);

/** layernorm.json: every sample normalized by itself, forward and backward. */
export const layerNormFile = fileOf({}, { cases: layer });
