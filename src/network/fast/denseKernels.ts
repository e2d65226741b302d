import type { Dense } from "../dense.ts";
import { compileKernel } from "./kernel.ts";
import { productSource } from "./productSource.ts";
import { shiftedViews } from "./views.ts";

/** Rows or columns of the largest tile. */
const largest = 3;

/** z = W h + b: the kernel of `denseForward` for one dense part and its buffers. */
export function compileDenseForward(
  { units, inputs, weights, bias }: Dense,
  input: Float64Array,
  output: Float64Array,
  samples: number,
): () => void {
  const body = productSource({
    rows: units,
    columns: samples,
    depth: inputs,
    rowFactor: (r) => `W${r}[row * ${inputs} + k]`,
    columnFactor: (c) => `h${c}[k * ${samples} + column]`,
    start: (r) => (bias === null ? "0" : `bias[row + ${r}]`),
    put: (r, c, sum) => `z[row * ${samples} + column + ${r * samples + c}] = ${sum};`,
  });
  return compileKernel(
    "denseForward",
    {
      ...shiftedViews("W", weights, inputs, Math.min(largest, units)),
      ...shiftedViews("h", input, 1, Math.min(largest, samples)),
      ...(bias === null ? {} : { bias }),
      z: output,
    },
    body,
  );
}

/** dh = Wᵀ dz: the kernel of `inputGradient`. */
export function compileInputGradient(
  { units, inputs, weights }: Dense,
  outputGradient: Float64Array,
  toInput: Float64Array,
  samples: number,
): () => void {
  const body = productSource({
    rows: inputs,
    columns: samples,
    depth: units,
    rowFactor: (r) => `W${r}[k * ${inputs} + row]`,
    columnFactor: (c) => `dz${c}[k * ${samples} + column]`,
    start: () => "0",
    put: (r, c, sum) => `dh[row * ${samples} + column + ${r * samples + c}] = ${sum};`,
  });
  return compileKernel(
    "inputGradient",
    {
      ...shiftedViews("W", weights, 1, Math.min(largest, inputs)),
      ...shiftedViews("dz", outputGradient, 1, Math.min(largest, samples)),
      dh: toInput,
    },
    body,
  );
}

/**
 * dW = dz hᵀ and db = Σₙ dz: the kernel of `weightGradient`; where there is a rate, W and b descend in the same pass.
 *
 * @param rate one value, the learning rate of the step; null where the parameters stay as they are
 */
export function compileWeightGradient(
  { units, inputs, weights, weightGradient, bias, biasGradient }: Dense,
  input: Float64Array,
  outputGradient: Float64Array,
  samples: number,
  rate: Float64Array | null,
): () => void {
  const descend = rate !== null;
  const product = productSource({
    rows: units,
    columns: inputs,
    depth: samples,
    rowFactor: (r) => `dz${r}[row * ${samples} + k]`,
    columnFactor: (c) => `h${c}[column * ${samples} + k]`,
    start: () => "0",
    put: (r, c, sum) => {
      const at = `row * ${inputs} + column + ${r * inputs + c}`;
      return `dW[${at}] = ${sum};${descend ? ` W[${at}] -= eta * ${sum};` : ""}`;
    },
  });
  const biases = `for (let unit = 0; unit < ${units}; unit++) {
  let sum = 0;
  for (let n = 0; n < ${samples}; n++) sum += dz0[unit * ${samples} + n];
  db[unit] = sum;${descend ? " b[unit] -= eta * sum;" : ""}
}`;
  return compileKernel(
    "weightGradient",
    {
      ...shiftedViews("dz", outputGradient, samples, Math.min(largest, units)),
      ...shiftedViews("h", input, samples, Math.min(largest, inputs)),
      dW: weightGradient,
      ...(biasGradient === null ? {} : { db: biasGradient }),
      ...(descend ? { rate, W: weights } : {}),
      ...(descend && bias !== null ? { b: bias } : {}),
    },
    [descend ? "const eta = rate[0];" : "", product, biasGradient === null ? "" : biases].join("\n"),
  );
}
