import { describe, expect, it } from "vitest";
import { valuesOf } from "../../../src/matrix.ts";
import { createDense } from "../../../src/network/dense.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { startWeightNorm } from "../../../src/network/normalizations/weightNorm.ts";
import { createPass } from "../../../src/network/pass.ts";
import { randomStream } from "../../../src/random.ts";

describe("the start of a weight norm", () => {
  const network = (kind: "none" | "weight") =>
    createNetwork(
      3,
      {
        hidden: [4, 2].map((units) => ({
          units,
          activation: "tanh" as const,
          normalization: { kind },
          bias: true,
        })),
        initialization: { kind: "xavier-normal", scale: 1 },
      },
      randomStream("start"),
    );

  it("leaves the function as it was: v = w, g = ‖w‖", () => {
    const [plain, normed] = [network("none"), network("weight")];
    const features = {
      rows: 3,
      columns: 5,
      stride: 5,
      values: Float64Array.from({ length: 15 }, (_, j) => Math.sin(j)),
    };
    const logits = [plain, normed].map((each) => {
      const pass = createPass(each, 5);
      pass.run(features, "running");
      return valuesOf(pass.logits);
    });
    for (const [n, logit] of logits[0]!.entries()) expect(logits[1]![n]).toBeCloseTo(logit, 14);
    const { gains } = normed.hidden[0]!.dense.weightNorm!;
    for (const [unit, gain] of gains.entries()) {
      const weights = plain.hidden[0]!.dense.weights.slice(3 * unit, 3 * unit + 3);
      expect(gain).toBeCloseTo(Math.hypot(...weights), 14);
    }
  });

  it("trains directions and gains in place of weights", () => {
    expect(network("weight").parameters.map(({ name }) => name)).toEqual([
      "hidden1.directions",
      "hidden1.gains",
      "hidden1.bias",
      "hidden2.directions",
      "hidden2.gains",
      "hidden2.bias",
      "output.weights",
      "output.bias",
    ]);
  });

  it("needs weights with a direction", () => {
    const dense = createDense(2, 2, false, true);
    expect(() => startWeightNorm(dense.weightNorm!, Float64Array.of(1, 0, 0, 0))).toThrow(
      "weight norm: the weights of unit 2 are all 0",
    );
  });
});
