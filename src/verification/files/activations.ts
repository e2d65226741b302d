import { z } from "zod";
import { createActivation } from "../../network/activation.ts";
import type { ActivationSettings } from "../../network/settings.ts";
import { caseOf, type Fault, holdFaults, referenceFile } from "../cases.ts";
import { expected, list, twice, within } from "../fields.ts";
import { number, remark, vector } from "../format.ts";

/** The reference's functions, in the lab's settings. */
const settingsOf = {
  sigmoid: () => "sigmoid",
  tanh: () => "tanh",
  relu: () => "relu",
  leaky_relu: ({ leaky_relu_slope: slope }) => ({ kind: "leaky-relu", slope: slope! }),
  elu: ({ elu_alpha: alpha }) => ({ kind: "elu", alpha: alpha! }),
  softplus: () => "softplus",
  softplus_torch_threshold20: () => ({ kind: "softplus", threshold: 20 }),
  gelu_exact: () => "gelu",
  gelu_tanh: () => "gelu-tanh",
  silu: () => "silu",
} satisfies Record<string, (given: Shared) => ActivationSettings>;
type FunctionName = keyof typeof settingsOf;
const functionName = z.enum(Object.keys(settingsOf) as [FunctionName, ...FunctionName[]]);

const shared = z.strictObject({
  meta: remark,
  leaky_relu_slope: number.optional(),
  elu_alpha: number.optional(),
  x: vector,
});
type Shared = z.output<typeof shared>;

/** Each number by its own size; found alone, and by rows. */
const course = twice(
  list(
    within(expected.number, () => 1e-13),
    "length",
  ),
  ", by rows",
);

const curve = caseOf(
  { value: course, derivative: course },
  (_, { settings, grid }: { readonly settings: ActivationSettings; readonly grid: readonly number[] }) => {
    const activation = createActivation(settings);
    const x = Float64Array.from(grid);
    const output = new Float64Array(x.length);
    const slopes = new Float64Array(x.length).fill(1);
    activation.apply(x, output);
    activation.chain(x, output, slopes);
    return {
      value: [grid.map(activation.value), [...output]] as const,
      derivative: [grid.map(activation.derivative), [...slopes]] as const,
    };
  },
);

/** activations.json: values and slopes on a grid. */
export const activationsFile = referenceFile(
  shared
    .extend({ functions: z.partialRecord(functionName, curve.schema) })
    .superRefine(holdFaults(slopesMissing)),
  ({ functions, ...all }) =>
    Object.entries(functions).map(([name, one], at) => {
      const settings = settingsOf[name as FunctionName](all);
      return curve.verify("", { name, ...(one as object) }, at, { settings, grid: all.x });
    }),
);

/** Parameters of the two functions that have one. */
function* slopesMissing(given: Shared & { readonly functions: object }): Iterable<Fault> {
  const { functions, leaky_relu_slope: slope, elu_alpha: alpha } = given;
  if ("leaky_relu" in functions && slope === undefined) yield [["leaky_relu_slope"], "missing"];
  if ("elu" in functions && alpha === undefined) yield [["elu_alpha"], "missing"];
}
