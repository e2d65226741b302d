import { describe, expect, it } from "vitest";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { HiddenLayerSettings } from "../../src/network/settings.ts";
import { randomStream } from "../../src/random.ts";

const plain: HiddenLayerSettings = {
  units: 3,
  activation: "tanh",
  normalization: { kind: "none" },
  bias: true,
};
const initialization = { kind: "xavier-normal", scale: 1 } as const;

describe("createNetwork", () => {
  it("names its parameters by layer and part, output last", () => {
    const network = createNetwork(
      2,
      {
        hidden: [
          { ...plain, normalization: pytorchNorm },
          { ...plain, units: 4, bias: false },
        ],
        initialization,
      },
      randomStream("1"),
    );
    expect(network.parameters.map(({ name, layer, values }) => [name, layer, values.length])).toEqual([
      ["hidden1.weights", 1, 6],
      ["hidden1.bias", 1, 3],
      ["hidden1.gamma", 1, 3],
      ["hidden1.beta", 1, 3],
      ["hidden2.weights", 2, 12],
      ["output.weights", 3, 4],
      ["output.bias", 3, 1],
    ]);
    network.parameters.forEach(({ values, gradient }) => {
      expect(gradient.length).toBe(values.length);
      expect(gradient).not.toBe(values);
    });
  });

  it("refuses a layer of no units and no inputs", () => {
    const create = (inputs: number, units: number) =>
      createNetwork(inputs, { hidden: [plain, { ...plain, units }], initialization }, randomStream("1"));
    expect(() => create(2, 0)).toThrow("units of hidden layer 2: expected a whole number, at least 1; got 0");
    expect(() => create(0, 1)).toThrow("network: inputs: expected a whole number, at least 1; got 0");
  });
});
