import { expected, needing, several } from "../fields.ts";
import { count, number, rows, vector } from "../format.ts";

/** What comes back through a normalization, from the gradient `dy` of its output; `within` is the path to it. */
export const backward = (within = "") => ({
  dy: rows.optional(),
  dx: needing(expected.samples, `${within}dy`),
  ...several(needing(expected.vector, `${within}dy`), "dgamma", "dbeta"),
});

/** A batch forward and backward through one normalization; `xhat` is its output with γ = 1 and β = 0. */
export const throughNorm = {
  batch: expected.number,
  features: count.optional(),
  eps: number,
  x: rows,
  gamma: vector,
  beta: vector,
  ...several(expected.samples, "xhat", "y"),
  ...backward(),
};
