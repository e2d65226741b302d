import { z } from "zod";
import { zeros } from "../../matrix.ts";
import {
  createLayerNorm,
  createLayerNormBuffers,
  layerNormBackward,
  layerNormForward,
} from "../../network/normalizations/layerNorm.ts";
import { cases, count, number, referenceFile, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { type Witness, witnessCase } from "../witness.ts";

const layer = z.strictObject({
  name: z.string(),
  batch: count,
  features: count,
  eps: number,
  x: rows,
  gamma: vector,
  beta: vector,
  dy: rows,
  mean: vector,
  var_biased: vector,
  xhat: rows,
  y: rows,
  dx: rows,
  dgamma: vector,
  dbeta: vector,
  tolerance: number.optional(),
  oracle_error: remark,
});

/** Of the case with a constant row and a row with a large offset: the last, by the reference's README. */
const wide = 1e-9;

/** layernorm.json: every sample normalized by itself, forward and backward. */
export const layerNormFile = referenceFile(z.strictObject({ meta: remark, cases: cases(layer) }), (content) =>
  content.cases.map((given, at) =>
    witnessCase(given.name, (witness) => {
      const isWide = at === content.cases.length - 1 || given.name.includes("offset");
      verifyLayer(given, given.tolerance ?? (isWide ? wide : undefined), witness);
    }),
  ),
);

function verifyLayer(given: z.output<typeof layer>, tolerance: number | undefined, witness: Witness): void {
  const x = unitMajor(given.x);
  witness.number("batch", x.columns, given.batch);
  const buffers = createLayerNormBuffers(x.columns);
  const norm = createLayerNorm(given.features, { kind: "layer", placement: "before", epsilon: given.eps });
  const y = zeros(x.rows, x.columns);
  layerNormForward(norm, x, buffers, y);
  witness.samples("xhat", y, given.xhat, tolerance);
  norm.gamma.set(given.gamma);
  norm.beta.set(given.beta);
  layerNormForward(norm, x, buffers, y);
  witness.vector("mean", buffers.mean, given.mean, tolerance);
  const variance = buffers.inverse.map((inverse) => 1 / (inverse * inverse) - given.eps);
  witness.vector("var_biased", variance, given.var_biased, tolerance);
  witness.samples("y", y, given.y, tolerance);
  const dx = unitMajor(given.dy);
  layerNormBackward(norm, x, buffers, dx);
  witness.samples("dx", dx, given.dx, tolerance);
  witness.vector("dgamma", norm.gammaGradient, given.dgamma, tolerance);
  witness.vector("dbeta", norm.betaGradient, given.dbeta, tolerance);
}
