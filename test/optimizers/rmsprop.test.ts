import { describe, expect, it } from "vitest";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";

describe("rmsprop, centered", () => {
  it("stays finite where the gradient never changes, and its variance rounds to below 0", () => {
    for (const slope of [0.1, 1.6, 2.2, 4.3]) {
      const weight = { values: Float64Array.of(0), gradient: Float64Array.of(slope) };
      const optimizer = createOptimizer(
        {
          kind: "rmsprop",
          learningRate: 1e-6,
          decay: 0.99,
          epsilon: 1e-4,
          centered: true,
          momentum: 0,
          weightDecay: 0,
        },
        [weight],
      );
      for (let step = 0; step < 5000; step++) optimizer.step();
      expect(weight.values[0]).toBeLessThan(0);
      expect(weight.values[0]).toBeGreaterThan(-1e-6 * 5000 * (slope / 1e-4));
    }
  });
});
