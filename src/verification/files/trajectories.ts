import { z } from "zod";
import { fastPasses } from "../../network/fast/fastPasses.ts";
import type { Network } from "../../network/network.ts";
import { createPass, type Pass } from "../../network/pass.ts";
import { plainPasses } from "../../network/plainPasses.ts";
import type { TrainingPassesFactory } from "../../network/trainingPasses.ts";
import { cases, count, number, referenceFile, remark, rows, vector } from "../format.ts";
import {
  activation,
  fillBatch,
  layerValues,
  loss,
  networkOf,
  norm,
  samples,
  trainersOf,
  verifyParameters,
} from "../network.ts";
import { hyper, optimizerOf } from "../optimizer.ts";
import { unitMajor } from "../rows.ts";
import { type Witness, witnessCase } from "../witness.ts";

const observed = z.strictObject({
  dense_out: z.array(rows),
  /** Absent where it is what the dense part puts out: for all layers, or (null) for one. */
  act_in: z.array(rows.nullable()).optional(),
});
const problem = z.strictObject({ name: z.string(), loss, ...samples, probe: rows });
const run = z.strictObject({
  problem: z.string(),
  norm,
  activation,
  optimizer: z.enum(["sgd", "momentum", "adam", "adamw", "rmsprop"]),
  hyper,
  loss: vector,
  gradients_step0: z.array(layerValues),
  final_params: z.array(layerValues),
  final_running: z.array(z.strictObject({ mean: vector, var: vector }).nullable()).nullable(),
  probe_logits_train: rows,
  probe_logits_eval: rows,
  snapshots: z.array(z.strictObject({ step: count, train: observed, eval: observed.optional() })),
  tolerance: z.strictObject({ loss: number, state: number }),
  oracle_error: remark,
});
const content = z
  .strictObject({
    meta: remark,
    bn: z.strictObject({ eps: number, momentum: number }),
    layernorm: z.strictObject({ eps: number }),
    steps: count,
    snapshot_steps: z.array(count),
    initial_gamma: number,
    initial_beta: number,
    initial_running_mean: number,
    initial_running_var: number,
    problems: cases(problem),
    runs: cases(run),
  })
  .superRefine((all, context) => {
    all.runs.forEach(({ problem: name }, at) => {
      if (all.problems.some((candidate) => candidate.name === name)) return;
      context.addIssue({
        code: "custom",
        path: ["runs", at, "problem"],
        message: `expected the name of a problem; got "${name}"`,
      });
    });
  });
type Content = z.output<typeof content>;
type Run = Content["runs"][number];
type Problem = Content["problems"][number];

/** mlp_trajectories.json: whole training runs, on both paths. */
export const trajectoriesFile = referenceFile(content, (all) =>
  all.runs.map((one) => {
    const norms = typeof one.norm === "string" ? one.norm : one.norm.join(" + ");
    const problem = all.problems.find(({ name }) => name === one.problem)!;
    return witnessCase(`${one.problem}, ${norms}, ${one.activation}, ${one.optimizer}`, (witness) => {
      for (const passes of [plainPasses, fastPasses]) verifyRun(all, one, problem, passes, witness);
    });
  }),
);

function verifyRun(
  all: Content,
  one: Run,
  problem: Problem,
  passes: TrainingPassesFactory,
  witness: Witness,
): void {
  const { loss: lossTolerance, state } = one.tolerance;
  const network = networkOf({
    ...problem,
    ...one,
    loss: problem.loss,
    bn: all.bn,
    layernorm: all.layernorm,
    start: {
      gamma: all.initial_gamma,
      beta: all.initial_beta,
      mean: all.initial_running_mean,
      variance: all.initial_running_var,
    },
  });
  const trainer = trainersOf(network, optimizerOf(one.optimizer, one.hyper), passes);
  const probe = unitMajor(problem.probe);
  const pass = createPass(network, probe.columns);
  witness.number("steps", problem.batches.length, all.steps);
  witness.number("loss: length", problem.batches.length, one.loss.length);
  witness.vector(
    "snapshots: steps",
    one.snapshots.map(({ step }) => step),
    all.snapshot_steps,
  );

  const observe = (updates: number) => {
    one.snapshots.forEach(({ step, ...modes }, at) => {
      if (step !== updates) return;
      pass.run(probe, "batch");
      verifyObserved(`snapshots[${at}].train`, pass, modes.train, state, witness);
      pass.run(probe, "running");
      verifyObserved(`snapshots[${at}].eval`, pass, modes.eval ?? modes.train, state, witness);
    });
  };
  observe(0);
  problem.batches.forEach((indices, t) => {
    const ofSize = trainer(indices.length);
    fillBatch(ofSize, problem, indices);
    witness.number(`loss[${t}]`, ofSize.step(), one.loss[t] ?? null, lossTolerance);
    if (t === 0) {
      const gradients = network.parameters.map(({ gradient }) => gradient);
      verifyParameters("gradients_step0", network, gradients, one.gradients_step0, state, witness);
    }
    observe(t + 1);
  });

  const final = network.parameters.map(({ values }) => values);
  verifyParameters("final_params", network, final, one.final_params, state, witness);
  verifyStatistics(network, one, witness);
  const logits = (field: "probe_logits_train" | "probe_logits_eval", statistics: "batch" | "running") => {
    pass.run(probe, statistics);
    const found = {
      rows: network.output.units,
      columns: probe.columns,
      stride: probe.columns,
      values: pass.logits,
    };
    witness.samples(field, found, one[field], state);
  };
  logits("probe_logits_train", "batch");
  logits("probe_logits_eval", "running");
}

function verifyObserved(
  field: string,
  { hidden }: Pass,
  { dense_out, act_in }: z.output<typeof observed>,
  tolerance: number,
  witness: Witness,
): void {
  witness.number(`${field}.dense_out: layers`, hidden.length, dense_out.length);
  hidden.forEach(({ preActivation, unitInput }, h) => {
    const dense = dense_out[h] ?? [];
    witness.samples(`${field}.dense_out[${h}]`, preActivation, dense, tolerance);
    witness.samples(`${field}.act_in[${h}]`, unitInput, act_in?.[h] ?? dense, tolerance);
  });
}

function verifyStatistics(network: Network, { final_running, tolerance }: Run, witness: Witness): void {
  network.hidden.forEach(({ norm: batch }, h) => {
    const expected = final_running?.[h] ?? null;
    const field = `final_running[${h}]`;
    if (batch === null || expected === null) {
      witness.number(field, batch === null ? null : 1, expected === null ? null : 1);
      return;
    }
    witness.vector(`${field}.mean`, batch.runningMean, expected.mean, tolerance.state);
    witness.vector(`${field}.var`, batch.runningVariance, expected.var, tolerance.state);
  });
}
