import { z } from "zod";
import { createActivation } from "../../network/activation.ts";
import type { ActivationSettings } from "../../network/settings.ts";
import { number, referenceFile, remark, vector } from "../format.ts";
import { type CaseResult, witnessCase } from "../witness.ts";

const curve = z.strictObject({ value: vector, derivative: vector, oracle_error: remark });

/** The reference's functions, in the lab's settings. */
const settingsOf = {
  sigmoid: () => "sigmoid",
  tanh: () => "tanh",
  relu: () => "relu",
  leaky_relu: ({ slope }) => ({ kind: "leaky-relu", slope }),
  elu: ({ alpha }) => ({ kind: "elu", alpha }),
  softplus: () => "softplus",
  softplus_torch_threshold20: () => ({ kind: "softplus", threshold: 20 }),
  gelu_exact: () => "gelu",
  gelu_tanh: () => "gelu-tanh",
  silu: () => "silu",
} satisfies Record<string, (given: { slope: number; alpha: number }) => ActivationSettings>;
type FunctionName = keyof typeof settingsOf;
const functionName = z.enum(Object.keys(settingsOf) as [FunctionName, ...FunctionName[]]);

/** activations.json: values and slopes on a grid, each number by its own size. */
export const activationsFile = referenceFile(
  z.strictObject({
    meta: remark,
    leaky_relu_slope: number,
    elu_alpha: number,
    x: vector,
    functions: z.partialRecord(functionName, curve),
  }),
  ({ leaky_relu_slope: slope, elu_alpha: alpha, x, functions }) =>
    Object.entries(functions).map(([name, expected]) =>
      verifyFunction(name, settingsOf[name as FunctionName]({ slope, alpha }), x, expected),
    ),
);

function verifyFunction(
  name: string,
  settings: ActivationSettings,
  grid: readonly number[],
  expected: z.output<typeof curve>,
): CaseResult {
  return witnessCase(name, (witness) => {
    const activation = createActivation(settings);
    const x = Float64Array.from(grid);
    const output = new Float64Array(x.length);
    const slopes = new Float64Array(x.length).fill(1);
    activation.apply(x, output);
    activation.chain(x, output, slopes);
    const compare = (field: "value" | "derivative", found: ArrayLike<number>, how: string) => {
      witness.number(`${field}: length`, found.length, expected[field].length);
      expected[field].forEach((value, j) => {
        witness.number(`${field}[${j}]${how}`, found[j] ?? Number.NaN, value, 1e-13);
      });
    };
    compare("value", grid.map(activation.value), "");
    compare("derivative", grid.map(activation.derivative), "");
    compare("value", output, ", by rows");
    compare("derivative", slopes, ", by rows");
  });
}
