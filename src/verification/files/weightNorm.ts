import { zeros } from "../../matrix.ts";
import { applyDense, createDense, denseBackward } from "../../network/dense.ts";
import { startWeightNorm } from "../../network/normalizations/weightNorm.ts";
import { caseOf, fileOf } from "../cases.ts";
import { expected, needing, several } from "../fields.ts";
import { count, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";

const layer = caseOf(
  {
    ...several(count.optional(), "batch", "fan_in", "fan_out"),
    ...several(rows, "x", "v"),
    ...several(vector, "g", "b"),
    dy: rows.optional(),
    norm_v: expected.vector,
    w: expected.weights,
    y: expected.samples,
    dx: needing(expected.samples, "dy"),
    ...several(needing(expected.weights, "dy"), "dw", "dv"),
    ...several(needing(expected.vector, "dy"), "dg", "db"),
  },
  (given) => {
    const x = unitMajor(given.x);
    const { batch = x.columns, fan_in: inputs = x.rows, fan_out: units = given.v.length } = given;
    const dense = createDense(inputs, units, true, true);
    const norm = dense.weightNorm!;
    startWeightNorm(norm, Float64Array.from(given.v.flat()));
    const lengths = norm.gains.slice();
    norm.gains.set(given.g);
    dense.bias!.set(given.b);
    const y = zeros(units, batch);
    applyDense(dense, x, y);
    const dx = zeros(inputs, batch);
    if (given.dy !== undefined) denseBackward(dense, x, unitMajor(given.dy), dx);
    return {
      norm_v: lengths,
      w: dense.weights,
      y,
      dx,
      dw: dense.weightGradient,
      dv: norm.directionGradient,
      dg: norm.gainGradient,
      db: dense.biasGradient!,
    };
  },
  { name: ({ name, v }, at) => name ?? `${at + 1} (${v[0]!.length} → ${v.length})` },
);

/** weightnorm.json: a dense layer whose weights are composed of direction and length. */
export const weightNormFile = fileOf({}, { cases: layer });
