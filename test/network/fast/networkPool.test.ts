import { describe, expect, it } from "vitest";
import { createNetworkPool, type NetworkShape } from "../../../src/network/fast/networkPool.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { randomStream } from "../../../src/random.ts";
import { pytorchNorm } from "../../../src/verification/conventions.ts";

const shapeOf = (units: number, scale = 1): NetworkShape => ({
  inputs: 2,
  classes: 2,
  batchSize: 4,
  settings: {
    hidden: [{ units, activation: "tanh", normalization: pytorchNorm, bias: true }],
    initialization: { kind: "torch-default", scale },
  },
});

describe("a pool of networks", () => {
  it("hands out the arrays of a known shape as those of a new network", () => {
    const pool = createNetworkPool();
    const first = pool.take(shapeOf(3), randomStream("first"));
    for (const { values, gradient } of first.network.parameters) {
      values.fill(9);
      gradient.fill(9);
    }
    const { norm } = first.network.hidden[0]!;
    norm!.runningMean.fill(9);
    norm!.runningVariance.fill(9);
    first.network.age.updates = 9;
    first.passes.buffers.subsets.fill(1);

    const again = pool.take(shapeOf(3, 2), randomStream("second"));
    const { settings } = shapeOf(3, 2);
    const fresh = createNetwork(2, settings, randomStream("second"));
    expect(again.network.parameters).toEqual(fresh.parameters);
    expect(again.network.hidden.map(({ norm }) => norm)).toEqual(fresh.hidden.map(({ norm }) => norm));
    expect([again.network.settings, again.network.age]).toEqual([settings, { updates: 0 }]);
    expect(again.network.hidden[0]!.dense.weights).toBe(first.network.hidden[0]!.dense.weights);
    expect(again.passes).toBe(first.passes);
    expect([...again.passes.buffers.subsets]).toEqual([0, 0, 0, 0]);
  });

  it("keeps shapes apart, and no more than it should: the latest", () => {
    const pool = createNetworkPool(2);
    const take = (units: number) => pool.take(shapeOf(units), randomStream("any")).passes;
    const [one, two] = [take(1), take(2)];
    expect(one).not.toBe(two);
    expect(take(1)).toBe(one);
    take(3);
    expect(take(1)).toBe(one);
    expect(take(2)).not.toBe(two);
  });

  it("keeps one pass for every observer and number of samples, and with it its kernels", () => {
    const pool = createNetworkPool();
    const { passOf } = pool.take(shapeOf(3), randomStream("first"));
    const pass = passOf("probe", 5);
    expect(passOf("test", 5)).not.toBe(pass);
    expect(passOf("probe", 6)).not.toBe(pass);
    expect(pool.take(shapeOf(3), randomStream("second")).passOf("probe", 5)).toBe(pass);
  });
});
