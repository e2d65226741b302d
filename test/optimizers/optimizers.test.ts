import { describe, expect, it } from "vitest";
import { createOptimizer, createUpdateRule } from "../../src/optimizers/optimizers.ts";
import type { OptimizerSettings } from "../../src/optimizers/settings.ts";

const common = { learningRate: 0.1, weightDecay: 0.01 };
const moments = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const all: OptimizerSettings[] = [
  { kind: "sgd", ...common },
  { kind: "momentum", ...common, momentum: 0.9, dampening: 0.1 },
  { kind: "nesterov", ...common, momentum: 0.9 },
  { kind: "rmsprop", ...common, decay: 0.99, epsilon: 1e-8, centered: true, momentum: 0.5 },
  { kind: "adam", ...common, ...moments },
  { kind: "adamw", ...common, ...moments },
];

describe("an optimizer", () => {
  it.each(all)(
    "$kind is its rule at the rates of its schedule, and leaves the gradient alone",
    (settings) => {
      const schedule = { kind: "step", every: 2, factor: 0.5 } as const;
      const parameter = () => ({ values: Float64Array.of(1, -2), gradient: Float64Array.of(0.3, -0.7) });
      const [scheduled, ruled] = [parameter(), parameter()];
      const optimizer = createOptimizer({ ...settings, schedule }, [scheduled]);
      const rule = createUpdateRule(settings, [ruled]);
      for (const rate of [0.1, 0.1, 0.05, 0.05]) {
        optimizer.step();
        rule.update(rate);
      }
      expect(scheduled.values).toEqual(ruled.values);
      expect(scheduled.values).not.toEqual(parameter().values);
      expect(scheduled.gradient).toEqual(parameter().gradient);
    },
  );
});
