import { z } from "zod";
import { compileKernels } from "../../kernels/compiledKernels.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import { type Matrix, valuesOf } from "../../matrix.ts";
import { createPass, type Pass } from "../../network/pass.ts";
import { caseOf, type Fault, fileOf, type Sections } from "../cases.ts";
import { expected, type Given, list, needing, nullable, part } from "../fields.ts";
import { count, number, rows } from "../format.ts";
import {
  activation,
  fillBatch,
  loss,
  networkOf,
  norm,
  normWords,
  parameters,
  samples,
  trainersOf,
} from "../network.ts";
import { hyper, optimizerOf } from "../optimizer.ts";
import { unitMajor } from "../rows.ts";
import type { Witness } from "../witness.ts";

const layers = part({ dense_out: list(expected.samples, "layers"), act_in: list(expected.samples) });
const observed: typeof layers = {
  ...layers,
  schema: z
    .strictObject({ dense_out: z.array(rows), act_in: z.array(rows.nullable()).optional() })
    /** Absent where it is what the dense part puts out: for all layers, or (null) for one. */
    .transform(({ dense_out, act_in }) => ({
      dense_out,
      act_in: dense_out.map((dense, h) => act_in?.[h] ?? dense),
    })),
};
const modes = part({ step: count, train: observed, eval: observed });
const snapshot: typeof modes = {
  ...modes,
  // Without batch norm the mode makes no difference, and only `train` is present.
  schema: modes.schema.transform((given) => ({
    ...(given as object),
    eval: (given as Modes).eval ?? (given as Modes).train,
  })),
};
interface Modes {
  readonly train?: unknown;
  readonly eval?: unknown;
}

const statistics = nullable(part({ mean: expected.vector, var: expected.vector }));
const everyLayer = list(statistics);
/** null in place of a list: of no layer. */
const running: typeof everyLayer = {
  ...everyLayer,
  schema: everyLayer.schema.nullable(),
  hold: (path, found, values, tolerance, witness) =>
    everyLayer.hold(path, found, values ?? found.map(() => null), tolerance, witness),
};

const constants = {
  bn: z.strictObject({ eps: number, momentum: number }).optional(),
  layernorm: z.strictObject({ eps: number }).optional(),
  steps: count.optional(),
  snapshot_steps: z.array(count).optional(),
  initial_gamma: number.default(1),
  initial_beta: number.default(0),
  initial_running_mean: number.default(0),
  initial_running_var: number.default(1),
  problems: z
    .array(z.strictObject({ name: z.string(), loss, ...samples, probe: rows.optional() }))
    .min(1, "expected at least 1 case"),
};
type File = Sections<typeof constants>;
type Problem = File["problems"][number];

const fields = {
  problem: z.string(),
  norm,
  activation,
  optimizer: z.enum(["sgd", "momentum", "adam", "adamw", "rmsprop"]),
  hyper,
  /** By a tolerance of its own. */
  loss: z.array(number).optional(),
  gradients_step0: parameters,
  final_params: parameters,
  final_running: running,
  probe_logits_train: needing(expected.samples),
  probe_logits_eval: needing(expected.samples),
  snapshots: needing(list(snapshot)),
  tolerance: z.strictObject({ loss: number.optional(), state: number.optional() }).default({}),
};
type Run = Given<typeof fields>;
const losses = list(expected.number, "length");

const run = caseOf(
  fields,
  (given, file: File, witness) =>
    [plainKernels, compileKernels()].map((kernels) => follow(given, file, kernels, witness)),
  {
    name: ({ problem, norm: given, activation: name, optimizer }) =>
      `${problem}, ${normWords(given)}, ${name}, ${optimizer}`,
    tolerance: ({ tolerance }) => tolerance.state,
  },
);

/** mlp_trajectories.json: whole training runs, on plain and on compiled kernels. */
export const trajectoriesFile = fileOf(constants, { runs: run }, faultsOf);

const problemNamed = ({ problems }: File, name: string) => problems.find((one) => one.name === name);

function* faultsOf(file: File & { readonly runs?: readonly Run[] }): Iterable<Fault> {
  for (const [at, { problem: name, norm: norms, ...one }] of (file.runs ?? []).entries()) {
    const problem = problemNamed(file, name);
    if (problem === undefined)
      yield [["runs", at, "problem"], `expected the name of a problem; got "${name}"`];
    else if (problem.probe === undefined && probed.some((field) => field in one))
      yield [["problems", file.problems.indexOf(problem), "probe"], "missing"];
    const words = [norms].flat();
    if (file.bn === undefined && words.some((word) => word.startsWith("bn"))) yield [["bn"], "missing"];
    if (file.layernorm === undefined && words.includes("layernorm")) yield [["layernorm"], "missing"];
  }
}

/** What a run tells of the problem's probe set. */
const probed = ["snapshots", "probe_logits_train", "probe_logits_eval"];

function follow(given: Run, file: File, kernels: Kernels, witness: Witness) {
  const problem: Problem = problemNamed(file, given.problem)!;
  const reference = {
    ...problem,
    ...given,
    loss: problem.loss,
    bn: file.bn,
    layernorm: file.layernorm,
    start: {
      gamma: file.initial_gamma,
      beta: file.initial_beta,
      mean: file.initial_running_mean,
      variance: file.initial_running_var,
    },
  };
  const network = networkOf(reference, kernels);
  const trainer = trainersOf(network, optimizerOf(given.optimizer, given.hyper));
  const probe = problem.probe && unitMajor(problem.probe);
  const pass = probe && createPass(network, probe.columns);
  const { batches } = problem;
  const steps = given.snapshots?.map(({ step }) => step) ?? [];
  if (file.steps !== undefined) witness.number("steps", batches.length, file.steps);
  if (given.snapshots !== undefined && file.snapshot_steps !== undefined)
    witness.vector("snapshots: steps", steps, file.snapshot_steps);

  const seen = new Map<number, ReturnType<typeof look>>();
  const look = () => ({ train: through(pass!, probe!, "batch"), eval: through(pass!, probe!, "running") });
  if (steps.includes(0)) seen.set(0, look());
  let first: Float64Array[] = [];
  const found = batches.map((indices, t) => {
    const ofSize = trainer(indices.length);
    fillBatch(ofSize, problem, indices);
    const value = ofSize.step();
    if (t === 0) first = network.parameters.map(({ gradient }) => gradient.slice());
    if (steps.includes(t + 1)) seen.set(t + 1, look());
    return value;
  });
  if (given.loss !== undefined) losses.hold("loss", found, given.loss, given.tolerance.loss, witness);

  const logits = (statistics: "batch" | "running"): Matrix | undefined => {
    if (pass === undefined) return undefined;
    pass.run(probe!, statistics);
    const { columns } = probe!;
    return { rows: network.output.units, columns, stride: columns, values: valuesOf(pass.logits) };
  };
  return {
    gradients_step0: { network, arrays: first },
    final_params: { network, arrays: network.parameters.map(({ values }) => values) },
    final_running: network.hidden.map(({ norm: batch }) =>
      batch === null ? null : { mean: batch.runningMean, var: batch.runningVariance },
    ),
    probe_logits_train: logits("batch"),
    probe_logits_eval: logits("running"),
    snapshots: steps.map((step) => {
      const modes = seen.get(step);
      if (modes === undefined) throw new Error(`there is no step ${step}`);
      return modes;
    }),
  };
}

/** What the layers put out, copied. */
function through(pass: Pass, probe: Matrix, statistics: "batch" | "running") {
  pass.run(probe, statistics);
  const copy = (of: "preActivation" | "unitInput") =>
    pass.hidden.map((layer) => ({ ...layer[of], stride: layer[of].columns, values: valuesOf(layer[of]) }));
  return { dense_out: copy("preActivation"), act_in: copy("unitInput") };
}
