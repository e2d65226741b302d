import { z } from "zod";
import { zeros } from "../../matrix.ts";
import { applyDense, createDense, denseBackward } from "../../network/dense.ts";
import { startWeightNorm } from "../../network/normalizations/weightNorm.ts";
import { cases, count, referenceFile, remark, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { witnessCase } from "../witness.ts";

const layer = z.strictObject({
  name: z.string().optional(),
  batch: count,
  fan_in: count,
  fan_out: count,
  x: rows,
  v: rows,
  g: vector,
  b: vector,
  dy: rows,
  norm_v: vector,
  w: rows,
  y: rows,
  dx: rows,
  dw: rows,
  dv: rows,
  dg: vector,
  db: vector,
  tolerance: z.number().optional(),
  oracle_error: remark,
});

/** weightnorm.json: a dense layer whose weights are composed of direction and length. */
export const weightNormFile = referenceFile(
  z.strictObject({ meta: remark, cases: cases(layer) }),
  (content) =>
    content.cases.map((given, at) =>
      witnessCase(given.name ?? `${at + 1} (${given.fan_in} → ${given.fan_out})`, (witness) => {
        const { fan_in: inputs, fan_out: units, batch, tolerance } = given;
        const dense = createDense(inputs, units, true, true);
        const norm = dense.weightNorm!;
        startWeightNorm(norm, Float64Array.from(given.v.flat()));
        witness.vector("norm_v", norm.gains, given.norm_v, tolerance);
        norm.gains.set(given.g);
        dense.bias!.set(given.b);
        const x = unitMajor(given.x);
        const y = zeros(units, batch);
        applyDense(dense, x.values, y.values, batch);
        witness.weights("w", dense.weights, given.w, tolerance);
        witness.samples("y", y, given.y, tolerance);
        const dx = zeros(inputs, batch);
        denseBackward(dense, x.values, unitMajor(given.dy).values, dx.values, batch);
        witness.samples("dx", dx, given.dx, tolerance);
        witness.weights("dw", dense.weightGradient, given.dw, tolerance);
        witness.weights("dv", norm.directionGradient, given.dv, tolerance);
        witness.vector("dg", norm.gainGradient, given.dg, tolerance);
        witness.vector("db", dense.biasGradient!, given.db, tolerance);
      }),
    ),
);
