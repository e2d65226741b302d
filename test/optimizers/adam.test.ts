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

describe("the bias corrections of adam", () => {
  it("are those of powers that are running products, so that no engine's `**` enters", () => {
    // With β₁ = 0 and a gradient of 1 at every step, v = 1 − β₂ᵗ in exact arithmetic and each step is −η; the running
    // product and the running mean square round alike only to within some units in the last place.
    const weight = { values: Float64Array.of(0), gradient: Float64Array.of(1) };
    const settings = { ...moments, beta1: 0, weightDecay: 0 };
    const optimizer = createOptimizer({ kind: "adam", ...settings }, [weight]);
    let [square, product, value] = [0, 1, 0];
    for (let t = 1; t <= 500; t++) {
      optimizer.step();
      product *= 0.999;
      square = 0.999 * square + (1 - 0.999) * 1 * 1;
      value -= 0.01 / (Math.sqrt(square * (1 / (1 - product))) + 1e-300);
      expect(weight.values[0]).toBe(value);
    }
    expect(value).toBeCloseTo(-5, 10);
  });
});
