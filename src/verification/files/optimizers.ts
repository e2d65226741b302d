import { z } from "zod";
import { createUpdateRule } from "../../optimizers/optimizers.ts";
import { caseOf, type Fault, fileOf, type Sections } from "../cases.ts";
import { expected, leaf, list, needing } from "../fields.ts";
import { count, rows, vector } from "../format.ts";
import { hyper, type OptimizerName, optimizerOf } from "../optimizer.ts";
import type { Rows } from "../rows.ts";

const names = ["sgd", "adamw", "adam", "rmsprop"] as const satisfies OptimizerName[];
const nameOf = (run: string) => names.find((name) => run === name || run.startsWith(`${name}_`));

/** PyTorch's buffers, in the lab's words. */
const buffers = {
  momentum_buffer: "momentum",
  exp_avg: "mean",
  exp_avg_sq: "meanSquare",
  square_avg: "meanSquare",
  grad_avg: "mean",
} as const;
type BufferName = keyof typeof buffers;

const state = leaf<Readonly<Record<string, readonly Float64Array[]>>, Partial<Record<BufferName, number[]>>>(
  z.partialRecord(z.enum(Object.keys(buffers) as [BufferName]), vector),
  (path, found, values, tolerance, witness) => {
    const stored = Object.entries(values) as [BufferName, number[]][];
    witness.number(`${path}: buffers`, Object.keys(found).length, stored.length);
    for (const [name, value] of stored)
      witness.vector(`${path}.${name}`, found[buffers[name]]?.[0] ?? [], value, tolerance);
  },
);

/** Gradients and losses may go on to the parameters after the last update, and end there. */
const toTheEnd = <One>(every: ReturnType<typeof list<One>>) => ({
  ...every,
  hold: ((path, found, values, tolerance, witness) => {
    const given = (values as readonly unknown[]).length;
    every.hold(path, given === found.length - 1 ? found.slice(0, -1) : found, values, tolerance, witness);
  }) as typeof every.hold,
});

const constants = {
  steps: count.optional(),
  dim: count.optional(),
  start: vector,
  quadratic: z.strictObject({ A: rows, center: vector }).optional(),
  given_gradients: rows.optional(),
};
type File = Sections<typeof constants>;

const run = caseOf(
  {
    name: z
      .string()
      .refine((name) => nameOf(name) !== undefined, `expected one of ${names.join(", ")}, or a variant`),
    mode: z.enum(["given_gradients", "quadratic"]),
    hyper,
    lr_per_step: vector,
    params: list(expected.vector, "length"),
    gradients: toTheEnd(list(expected.vector, "length")),
    /** Of a quadratic alone. */
    loss: needing(toTheEnd(list(expected.number, "length"))),
    final_state: state,
  },
  (given, file: File, witness) => {
    const values = Float64Array.from(file.start);
    const gradient = new Float64Array(values.length);
    const rule = createUpdateRule(optimizerOf(nameOf(given.name)!, given.hyper), [{ values, gradient }]);
    if (file.steps !== undefined) witness.number("steps", given.lr_per_step.length, file.steps);
    if (file.dim !== undefined) witness.number("dim", values.length, file.dim);
    const { quadratic } = file;
    const params: Float64Array[] = [];
    const gradients: Float64Array[] = [];
    const loss: number[] = [];
    const observe = (t: number) => {
      params.push(values.slice());
      if (given.mode === "given_gradients") gradient.set(file.given_gradients![t] ?? gradient);
      else {
        const away = values.map((value, j) => value - quadratic!.center[j]!);
        gradient.set(product(quadratic!.A, away));
        loss.push(away.reduce((sum, deviation, j) => sum + 0.5 * deviation * gradient[j]!, 0));
      }
      gradients.push(gradient.slice());
    };
    given.lr_per_step.forEach((rate, t) => {
      observe(t);
      rule.update(rate);
    });
    observe(given.lr_per_step.length);
    return {
      params,
      gradients,
      loss: given.mode === "quadratic" ? loss : undefined,
      final_state: rule.state,
    };
  },
  { name: ({ name, mode }) => `${name}, ${mode}` },
);

/** optimizers.json: parameters after every update, on given gradients and on a quadratic; the buffers at the end. */
export const optimizersFile = fileOf(constants, { runs: run }, modesMissing);

/** What the modes of the runs ask of the file. */
function* modesMissing(
  file: File & { readonly runs?: readonly { readonly mode: "quadratic" | "given_gradients" }[] },
): Iterable<Fault> {
  for (const mode of new Set(file.runs?.map((one) => one.mode)))
    if (file[mode] === undefined) yield [[mode], "missing"];
}

function product(matrix: Rows, vector: Float64Array): number[] {
  return matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0));
}
