import { type Matrix, zeros } from "../../matrix.ts";
import { effectiveRank as rankOf } from "../../statistics/effectiveRank.ts";
import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";

/**
 * Effective rank of what each hidden layer puts out for the probe set, which passes as one batch that never changes,
 * normalized as in training: how many directions its outputs fill. NaN where a layer puts out 0 alone.
 */
export const effectiveRank = observation({
  usually: { at: "evaluations" },
  detail: "request",
  passes: 3,
  bytes: ({ layers }) => 8 * layers,
  columns: ({ hidden }) => ({ layers: hidden.map(() => float64()) }),
  watch({ probe: { data }, passOf }, { columns: { layers } }) {
    const pass = passOf("probe in training", data.size);
    const sides = pass.hidden.map(({ output }) => fewerRows(output));
    return {
      observe(_, seen) {
        pass.run(data.features, "training", null, data.subsets);
        sides.forEach((side, index) => {
          layers[index]![seen] = rankOf(side());
        });
      },
    };
  },
});

/** A matrix as it stands then, or transposed where it has fewer columns than rows: of the same rank at a lower cost. */
function fewerRows(matrix: Matrix): () => Matrix {
  const { rows, columns, stride, values } = matrix;
  if (rows <= columns) return () => matrix;
  const transposed = zeros(columns, rows);
  return () => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        transposed.values[column * rows + row] = values[row * stride + column]!;
    return transposed;
  };
}
