import { describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";

describe("nesterov, worked by hand", () => {
  it("adds the decay of the weights to the gradient before anything else", () => {
    const weight = { values: Float64Array.of(2), gradient: Float64Array.of(1) };
    const settings = { kind: "nesterov", learningRate: 0.5, momentum: 0.5, weightDecay: 0.25 } as const;
    const optimizer = createOptimizer(settings, [weight]);
    optimizer.step();
    // g = 1 + 0.25·2 = 1.5; buffer 1.5; 2 − 0.5·(1.5 + 0.5·1.5)
    expect(weight.values[0]).toBe(0.875);
    optimizer.step();
    // g = 1 + 0.25·0.875 = 1.21875; buffer 0.5·1.5 + g = 1.96875; 0.875 − 0.5·(g + 0.5·buffer)
    expect(weight.values[0]).toBe(0.875 - 0.5 * (1.21875 + 0.5 * 1.96875));
  });
});
