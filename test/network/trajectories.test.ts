import { afterAll, describe, expect, it } from "vitest";
import { createNetwork, type Network } from "../../src/network/network.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import { createPass } from "../../src/network/pass.ts";
import type { ActivationName, GivenLayer, HiddenLayerSettings } from "../../src/network/settings.ts";
import { createTrainer, type Trainer } from "../../src/network/trainer.ts";
import type { OptimizerSettings } from "../../src/optimizers/settings.ts";
import { randomStream } from "../../src/random.ts";
import { createWitness, pytorchNorm, type Rows, readReference, unitMajor } from "./reference.ts";

interface LayerValues {
  W: Rows;
  b: number[];
  gamma?: number[];
  beta?: number[];
}
interface Observed {
  dense_out: Rows[];
  act_in?: Rows[];
}
interface Run {
  problem: string;
  norm: string;
  activation: string;
  optimizer: string;
  hyper: { lr: number; momentum?: number; betas?: [number, number]; eps?: number };
  loss: number[];
  gradients_step0: LayerValues[];
  final_params: LayerValues[];
  final_running: ({ mean: number[]; var: number[] } | null)[] | null;
  probe_logits_train: Rows;
  probe_logits_eval: Rows;
  snapshots: { step: number; train: Observed; eval?: Observed }[];
  tolerance: { loss: number; state: number };
}
interface Problem {
  name: string;
  loss: string;
  sizes: number[];
  X: Rows;
  y: number[];
  batches: number[][];
  probe: Rows;
  initial_params: LayerValues[];
}
const reference = readReference<{
  bn: { eps: number; momentum: number };
  layernorm: { eps: number };
  problems: Problem[];
  runs: Run[];
}>("mlp_trajectories");

const problemOf = (run: Run) => reference.problems.find(({ name }) => name === run.problem)!;
const norms: Record<string, NormalizationSettings> = {
  none: { kind: "none" },
  bn_before: { ...pytorchNorm, epsilon: reference.bn.eps, momentum: reference.bn.momentum },
  bn_after: {
    ...pytorchNorm,
    epsilon: reference.bn.eps,
    momentum: reference.bn.momentum,
    placement: "after",
  },
  layernorm: { kind: "layer", placement: "before", epsilon: reference.layernorm.eps },
};
const { runs } = reference;

function optimizerOf({ optimizer, hyper }: Run): OptimizerSettings {
  const { lr: learningRate, momentum, betas, eps: epsilon } = hyper;
  if (optimizer === "sgd") return { kind: "sgd", learningRate };
  if (optimizer === "momentum")
    return { kind: "momentum", learningRate, momentum: momentum!, dampening: 0, weightDecay: 0 };
  const [beta1, beta2] = betas!;
  return { kind: "adam", learningRate, beta1, beta2, epsilon: epsilon!, weightDecay: 0 };
}

function networkOf(run: Run, problem: Problem): Network {
  const hidden = problem.sizes.slice(1, -1).map(
    (units): HiddenLayerSettings => ({
      units,
      activation: run.activation as ActivationName,
      normalization: norms[run.norm]!,
      bias: true,
    }),
  );
  const layers = problem.initial_params.map(({ W, b }): GivenLayer => ({ weights: W, bias: b }));
  return createNetwork(
    problem.sizes[0]!,
    {
      hidden,
      initialization: { kind: "given", layers },
      loss: problem.loss === "bce" ? "sigmoid-cross-entropy" : "softmax-cross-entropy",
    },
    randomStream("none"),
    problem.loss === "bce" ? 2 : problem.sizes.at(-1)!,
  );
}

function fill(trainer: Trainer, problem: Problem, indices: readonly number[]): void {
  trainer.batch.values.set(unitMajor(indices.map((index) => problem.X[index]!)).values);
  trainer.labels.set(indices.map((index) => problem.y[index]!));
}

/** Parameters in the order of `Network.parameters`. */
function flat(layers: readonly LayerValues[]): number[][] {
  return layers.flatMap(({ W, b, gamma, beta }) => [W.flat(), b, ...(gamma && beta ? [gamma, beta] : [])]);
}

describe("whole training runs against the reference", () => {
  const witness = createWitness(`training runs (${runs.length} runs of 60 steps)`);
  afterAll(witness.report);

  it("has all the runs it should: three classes with momentum, two with everything", () => {
    const wanted = Object.keys(norms).flatMap((norm) =>
      ["relu", "sigmoid", "tanh"].flatMap((activation) =>
        ["sgd", "momentum", "adam"].map((optimizer) => `${norm} ${activation} ${optimizer}`),
      ),
    );
    const found = runs.map(({ norm, activation, optimizer }) => `${norm} ${activation} ${optimizer}`);
    const threeClasses = Object.keys(norms).map((norm) => `${norm} tanh momentum`);
    expect(found.sort()).toEqual([...wanted, ...threeClasses].sort());
  });

  it.each(runs)("$activation, $norm, $optimizer", (run) => {
    const problem = problemOf(run);
    const network = networkOf(run, problem);
    const trainer = createTrainer(network, optimizerOf(run), problem.batches[0]!.length);
    const probe = unitMajor(problem.probe);
    const pass = createPass(network, probe.columns);
    const { loss: lossTolerance, state } = run.tolerance;

    function compareSnapshot(step: number): void {
      const snapshot = run.snapshots.find((candidate) => candidate.step === step);
      if (snapshot === undefined) return;
      for (const [mode, observed] of [
        ["batch", snapshot.train],
        ["running", snapshot.eval ?? snapshot.train],
      ] as const) {
        pass.run(probe, mode);
        pass.hidden.forEach((activity, h) => {
          const dense = unitMajor(observed.dense_out[h]!).values;
          const input = observed.act_in === undefined ? dense : unitMajor(observed.act_in[h]!).values;
          witness.compare(`z, step ${step}`, activity.preActivation.values, dense, state);
          witness.compare(`unit input, step ${step}`, activity.unitInput.values, input, state);
        });
      }
    }

    compareSnapshot(0);
    problem.batches.forEach((indices, t) => {
      fill(trainer, problem, indices);
      witness.compare(`loss of step ${t}`, [trainer.step()], [run.loss[t]!], lossTolerance);
      if (t === 0) {
        const gradients = flat(run.gradients_step0);
        network.parameters.forEach(({ name, gradient }, p) => {
          witness.compare(`first gradient of ${name}`, gradient, gradients[p]!, state);
        });
      }
      compareSnapshot(t + 1);
    });

    const final = flat(run.final_params);
    expect(network.parameters.length).toBe(final.length);
    network.parameters.forEach(({ name, values }, p) => {
      witness.compare(`final ${name}`, values, final[p]!, state);
    });
    network.hidden.forEach(({ norm }, h) => {
      const running = run.final_running?.[h] ?? null;
      expect(norm === null).toBe(running === null);
      if (norm === null || running === null) return;
      witness.compare("final running mean", norm.runningMean, running.mean, state);
      witness.compare("final running variance", norm.runningVariance, running.var, state);
    });
    pass.run(probe, "batch");
    witness.compare(
      "probe logits, training mode",
      pass.logits,
      unitMajor(run.probe_logits_train).values,
      state,
    );
    pass.run(probe, "running");
    witness.compare(
      "probe logits, inference mode",
      pass.logits,
      unitMajor(run.probe_logits_eval).values,
      state,
    );
  });
});
