import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { type Matrix, paddedLength } from "../../matrix.ts";
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
  passes: 2,
  bytes: ({ layers }) => 8 * layers,
  columns: ({ hidden }) => ({ layers: hidden.map(() => float64()) }),
  watch({ probe: { data }, passOf }, { columns: { layers } }) {
    const pass = passOf("probe in training", data.size);
    const outputs = pass.hidden.map(({ output }) => output);
    const fewest = outputs.map(({ rows, columns }) => Math.min(rows, columns));
    const side = Math.max(0, ...fewest);
    const turned = outputs.filter(isTall).map(({ rows, columns }) => columns * paddedLength(rows));
    const kernels = kernelsFor([pass], side * side + Math.max(0, ...turned) + 2);
    const moments = kernels.allocate(side * side);
    const room = kernels.allocate(Math.max(0, ...turned));
    const sides = outputs.map((output) => fewerRows(output, room));
    return {
      observe(_, seen) {
        pass.run(data.features, "training", null, data.subsets);
        sides.forEach((of, index) => {
          layers[index]![seen] = rankOf(of(), moments, kernels);
        });
      },
    };
  },
});

const isTall = ({ rows, columns }: Matrix) => rows > columns;

/** A matrix as it stands then, or transposed into the room where it has fewer columns than rows: of the same rank at a lower cost. */
function fewerRows(matrix: Matrix, room: Float64Array): () => Matrix {
  if (!isTall(matrix)) return () => matrix;
  const { rows, columns, stride, values } = matrix;
  const transposed = { rows: columns, columns: rows, stride: paddedLength(rows), values: room };
  return () => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        room[column * transposed.stride + row] = values[row * stride + column]!;
    return transposed;
  };
}
