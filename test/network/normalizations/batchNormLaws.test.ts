import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNetwork } from "../../../src/network/network.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { randomStream } from "../../../src/random.ts";
import { mean, populationVariance } from "../../../src/statistics/moments.ts";
import { unitMajor } from "../../../src/verification/rows.ts";
import { close, drawMatrix, drawn, pass } from "./normPass.ts";

describe("batch norm by law", () => {
  it("does not notice a shift and a positive scale of a unit's input, as ε tends to 0", () => {
    fc.assert(
      fc.property(
        drawn,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.integer({ min: -9, max: 9 }),
        (given, scale, shift) => {
          const x = drawMatrix(given);
          const moved = { ...x, values: x.values.map((value) => shift + scale * value) };
          const tiny = { epsilon: 1e-18 };
          close(pass(tiny, moved).y.values, pass(tiny, x).y.values, 9);
        },
      ),
    );
  });

  it("turns every unit of a batch to mean β and standard deviation |γ|", () => {
    const { y, norm } = pass({ epsilon: 1e-18 }, drawMatrix({ units: 3, samples: 9, seed: 4 }));
    for (let unit = 0; unit < 3; unit++) {
      const row = y.values.subarray(unit * 9, unit * 9 + 9);
      expect(mean(row)).toBeCloseTo(norm.beta[unit]!, 12);
      expect(Math.sqrt(populationVariance(row))).toBeCloseTo(Math.abs(norm.gamma[unit]!), 12);
    }
  });
});

describe("batch norm with a part switched off, worked by hand", () => {
  // x = 1, 3: mean 2, sd 1; γ = 1.5, β = 0.25
  const x = unitMajor([[1], [3]]);

  it("only centres: y = γ (x − μ) + β", () => {
    close(pass({ scale: false, epsilon: 1e-18 }, x).y.values, [0.25 - 1.5, 0.25 + 1.5]);
  });

  it("only scales: y = γ x/s + β", () => {
    close(pass({ center: false, epsilon: 1e-18 }, x).y.values, [0.25 + 1.5, 0.25 + 4.5]);
  });

  it("without affine trains neither γ nor β", () => {
    const network = (affine: boolean) =>
      createNetwork(
        2,
        {
          hidden: [{ units: 3, activation: "tanh", normalization: { ...pytorchNorm, affine }, bias: false }],
          initialization: { kind: "xavier-normal", scale: 1 },
        },
        randomStream("affine"),
      ).parameters.map(({ name }) => name);
    expect(network(false)).toEqual(["hidden1.weights", "output.weights", "output.bias"]);
    expect(network(true)).toContain("hidden1.gamma");
  });
});
