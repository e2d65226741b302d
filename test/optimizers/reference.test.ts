import { afterAll, describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";
import type { ScheduleSettings } from "../../src/optimizers/schedules/settings.ts";
import type { OptimizerSettings } from "../../src/optimizers/settings.ts";
import { createWitness, type Rows, readReference } from "../network/reference.ts";

interface Run {
  name: string;
  mode: "given_gradients" | "quadratic";
  hyper: {
    lr: number;
    momentum?: number;
    dampening?: number;
    nesterov?: boolean;
    weight_decay?: number;
    betas?: [number, number];
    eps?: number;
    alpha?: number;
    centered?: boolean;
  };
  lr_per_step: number[];
  params: Rows;
  gradients?: Rows;
  final_state: Record<string, number[]>;
}
const reference = readReference<{
  steps: number;
  start: number[];
  quadratic: { A: Rows; center: number[] };
  given_gradients: Rows;
  runs: Run[];
}>("optimizers");

/** Names of PyTorch's buffers. */
const stateNames: Record<string, string> = {
  momentum_buffer: "momentum",
  exp_avg: "mean",
  exp_avg_sq: "meanSquare",
  square_avg: "meanSquare",
  grad_avg: "mean",
};

function settingsOf({ name, hyper, lr_per_step }: Run): OptimizerSettings {
  const { lr, momentum = 0, dampening = 0, weight_decay: weightDecay = 0, eps: epsilon = 1e-8 } = hyper;
  const common = { learningRate: lr, schedule: scheduleOf(lr_per_step), weightDecay };
  const [beta1, beta2] = hyper.betas ?? [0.9, 0.999];
  if (name.startsWith("adamw")) return { kind: "adamw", ...common, beta1, beta2, epsilon };
  if (name.startsWith("adam")) return { kind: "adam", ...common, beta1, beta2, epsilon };
  if (name.startsWith("rmsprop")) {
    const { alpha: decay = 0.99, centered = false } = hyper;
    return { kind: "rmsprop", ...common, decay, epsilon, centered, momentum };
  }
  if (hyper.nesterov) return { kind: "nesterov", ...common, momentum };
  if (momentum > 0) return { kind: "momentum", ...common, momentum, dampening };
  return { kind: "sgd", ...common };
}

/** The one run whose rate changes halves it once. */
function scheduleOf(rates: readonly number[]): ScheduleSettings {
  const every = rates.findIndex((rate) => rate !== rates[0]);
  return every < 0 ? { kind: "constant" } : { kind: "step", every, factor: 0.5 };
}

describe("optimizers against the reference", () => {
  const { runs, start, quadratic, given_gradients: given } = reference;
  const witness = createWitness(`optimizers (${runs.length} runs of ${reference.steps} steps)`);
  afterAll(witness.report);

  it("has every kind, on given gradients and on a quadratic", () => {
    for (const mode of ["given_gradients", "quadratic"]) {
      const kinds = runs.filter((run) => run.mode === mode).map((run) => settingsOf(run).kind);
      expect([...new Set(kinds)].sort()).toEqual(["adam", "adamw", "momentum", "nesterov", "rmsprop", "sgd"]);
    }
  });

  it.each(runs)("$name, $mode", (run) => {
    const values = Float64Array.from(start);
    const gradient = new Float64Array(start.length);
    const optimizer = createOptimizer(settingsOf(run), [{ values, gradient }]);
    run.lr_per_step.forEach((_, t) => {
      const slopes =
        run.mode === "given_gradients"
          ? given[t]!
          : quadratic.A.map((row) =>
              row.reduce((sum, a, k) => sum + a * (values[k]! - quadratic.center[k]!), 0),
            );
      if (run.gradients) witness.compare(`${run.name}, gradient ${t}`, slopes, run.gradients[t]!, 1e-11);
      gradient.set(slopes);
      optimizer.step();
      witness.compare(`${run.name}, step ${t + 1}`, values, run.params[t + 1]!, 1e-11);
      expect(Array.from(gradient)).toEqual(slopes);
    });
    expect(Object.keys(optimizer.state).sort()).toEqual(
      Object.keys(run.final_state)
        .map((name) => stateNames[name])
        .sort(),
    );
    for (const [name, expected] of Object.entries(run.final_state)) {
      const [actual] = optimizer.state[stateNames[name]!]!;
      witness.compare(`${run.name}, final ${name}`, actual!, expected, 1e-11);
    }
  });
});
