import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";

const moments = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-300 };

describe("adam", () => {
  it("moves by the learning rate at its first step, however steep the slope", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-100, max: 1e100, noNaN: true }), fc.boolean(), (size, down) => {
        const weight = { values: Float64Array.of(0), gradient: Float64Array.of(down ? -size : size) };
        createOptimizer({ kind: "adam", ...moments, weightDecay: 0 }, [weight]).step();
        expect(weight.values[0]).toBeCloseTo(down ? 0.01 : -0.01, 15);
      }),
      { seed: 8 },
    );
  });

  it("does not move for a gradient of 0; adamw shrinks all the same", () => {
    const weight = { values: Float64Array.of(2), gradient: Float64Array.of(0) };
    createOptimizer({ kind: "adam", ...moments, weightDecay: 0 }, [weight]).step();
    expect(weight.values[0]).toBe(2);
    createOptimizer({ kind: "adamw", ...moments, weightDecay: 0.5 }, [weight]).step();
    expect(weight.values[0]).toBeCloseTo(2 * (1 - 0.01 * 0.5), 15);
  });
});
