import { z } from "zod";
import { createUpdateRule } from "../../optimizers/optimizers.ts";
import { cases, count, number, referenceFile, remark, rows, vector } from "../format.ts";
import { hyper, type OptimizerName, optimizerOf } from "../optimizer.ts";
import type { Rows } from "../rows.ts";
import { type Witness, witnessCase } from "../witness.ts";

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

const run = z
  .strictObject({
    name: z
      .string()
      .refine((name) => nameOf(name) !== undefined, `expected one of ${names.join(", ")}, or a variant`),
    mode: z.enum(["given_gradients", "quadratic"]),
    hyper,
    lr_per_step: vector,
    params: rows,
    /** Of a quadratic alone. */
    gradients: rows.optional(),
    loss: vector.optional(),
    final_state: z.partialRecord(z.enum(Object.keys(buffers) as [keyof typeof buffers]), vector),
    tolerance: number.optional(),
    oracle_error: remark,
  })
  .superRefine(({ mode, ...fields }, context) => {
    if (mode !== "quadratic") return;
    for (const field of ["gradients", "loss"] as const) {
      if (fields[field] === undefined)
        context.addIssue({ code: "custom", path: [field], message: "missing" });
    }
  });
const content = z.strictObject({
  meta: remark,
  steps: count,
  dim: count,
  start: vector,
  quadratic: z.strictObject({ A: rows, center: vector }),
  given_gradients: rows,
  runs: cases(run),
});
type Content = z.output<typeof content>;

/** optimizers.json: parameters after every update, on given gradients and on a quadratic; the buffers at the end. */
export const optimizersFile = referenceFile(content, (all) =>
  all.runs.map((one) => witnessCase(`${one.name}, ${one.mode}`, (witness) => verifyRun(all, one, witness))),
);

function verifyRun(all: Content, one: Content["runs"][number], witness: Witness): void {
  const { tolerance } = one;
  const values = Float64Array.from(all.start);
  const gradient = new Float64Array(values.length);
  const rule = createUpdateRule(optimizerOf(nameOf(one.name)!, one.hyper), [{ values, gradient }]);
  witness.number("steps", one.lr_per_step.length, all.steps);
  witness.number("dim", values.length, all.dim);
  witness.number("params: length", one.lr_per_step.length + 1, one.params.length);
  witness.vector("params[0]", values, one.params[0]!, tolerance);
  one.lr_per_step.forEach((rate, t) => {
    if (one.mode === "given_gradients") gradient.set(all.given_gradients[t]!);
    else observeQuadratic(all, one, t, values, gradient, witness);
    rule.update(rate);
    witness.vector(`params[${t + 1}]`, values, one.params[t + 1] ?? [], tolerance);
  });
  verifyLast(all, one, values, gradient, witness);
  verifyState(one, rule.state, witness);
}

/** Gradient and loss at the present parameters. */
function observeQuadratic(
  { quadratic }: Content,
  { gradients, loss, tolerance }: Content["runs"][number],
  t: number,
  values: Float64Array,
  gradient: Float64Array,
  witness: Witness,
): void {
  const away = values.map((value, j) => value - quadratic.center[j]!);
  gradient.set(product(quadratic.A, away));
  if (gradients?.[t] !== undefined) witness.vector(`gradients[${t}]`, gradient, gradients[t], tolerance);
  if (loss?.[t] === undefined) return;
  const half = away.reduce((sum, deviation, j) => sum + 0.5 * deviation * gradient[j]!, 0);
  witness.number(`loss[${t}]`, half, loss[t], tolerance);
}

/** Gradients and losses may go on to the parameters after the last update, and end there. */
function verifyLast(
  all: Content,
  one: Content["runs"][number],
  values: Float64Array,
  gradient: Float64Array,
  witness: Witness,
): void {
  if (one.mode === "given_gradients") return;
  const steps = one.lr_per_step.length;
  observeQuadratic(all, one, steps, values, gradient, witness);
  for (const [field, stored] of [
    ["gradients", one.gradients],
    ["loss", one.loss],
  ] as const) {
    const length = stored?.length ?? 0;
    witness.number(`${field}: length`, length, length === steps + 1 ? steps + 1 : steps);
  }
}

function product(matrix: Rows, vector: Float64Array): number[] {
  return matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0));
}

function verifyState(
  { final_state, tolerance }: Content["runs"][number],
  state: Readonly<Record<string, readonly Float64Array[]>>,
  witness: Witness,
): void {
  const stored = Object.entries(final_state) as [keyof typeof buffers, number[]][];
  witness.number("final_state: buffers", Object.keys(state).length, stored.length);
  for (const [name, expected] of stored) {
    witness.vector(`final_state.${name}`, state[buffers[name]]?.[0] ?? [], expected, tolerance);
  }
}
