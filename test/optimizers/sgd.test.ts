import { describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";

describe("sgd", () => {
  it("moves every value against its gradient, by the learning rate, and leaves the gradient", () => {
    const weights = { values: Float64Array.of(1, 2), gradient: Float64Array.of(4, -8) };
    const bias = { values: Float64Array.of(0), gradient: Float64Array.of(0.5) };
    const optimizer = createOptimizer({ kind: "sgd", learningRate: 0.25 }, [weights, bias]);
    optimizer.step();
    expect(Array.from(weights.values)).toEqual([0, 4]);
    expect(Array.from(bias.values)).toEqual([-0.125]);
    optimizer.step();
    expect(Array.from(weights.values)).toEqual([-1, 6]);
    expect(Array.from(weights.gradient)).toEqual([4, -8]);
  });
});
