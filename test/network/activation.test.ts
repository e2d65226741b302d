import { describe, expect, it } from "vitest";
import { valuesOf } from "../../src/matrix.ts";
import { activations, createActivation } from "../../src/network/activation.ts";
import { createNetwork } from "../../src/network/network.ts";
import { createPass } from "../../src/network/pass.ts";
import { randomStream } from "../../src/random.ts";
import { largestAbsoluteError } from "../elementary/witness.ts";

const all = [
  ...Object.values(activations),
  createActivation({ kind: "leaky-relu", slope: 0.3 }),
  createActivation({ kind: "leaky-relu", slope: -2 }),
  createActivation({ kind: "elu", alpha: 2.5 }),
  createActivation({ kind: "elu", alpha: -0.5 }),
];

describe("activations", () => {
  it.each(all)("$name multiplies the gradient that comes in; apply works in place", (activation) => {
    const input = Float64Array.of(-0.7, 0.3, 2);
    const buffer = input.slice();
    const gradient = Float64Array.of(2, -3, 5);
    const expected = [-0.7, 0.3, 2].map((x, j) => activation.derivative(x) * gradient[j]!);
    activation.apply(buffer, buffer);
    activation.chain(input, buffer, gradient);
    expect(buffer[1]).toBe(activation.value(0.3));
    expected.forEach((value, j) => {
      expect(gradient[j]).toBeCloseTo(value, 14);
    });
  });

  it.each(all)("$name has its steepest slope at maxDerivative", (activation) => {
    const slopes = Array.from({ length: 2001 }, (_, k) => activation.derivative((k - 1000) / 100));
    const steepest = Math.max(...slopes);
    expect(steepest).toBeLessThanOrEqual(activation.maxDerivative);
    expect(steepest).toBeGreaterThan(0.9999 * activation.maxDerivative);
  });

  it.each(all)("$name lets NaN through", (activation) => {
    const output = Float64Array.of(Number.NaN);
    activation.apply(output, output);
    expect(output[0]).toBeNaN();
  });

  it("gelu is right to 2e-16 of its scale, and follows x Φ(x) to its limits", () => {
    const { value } = activations.gelu;
    expect(largestAbsoluteError("gelu", value, (x) => Math.max(1, Math.abs(x)))).toBeLessThan(2e-16);
    expect([Infinity, 50, -50, -Infinity].map(value)).toEqual([Infinity, 50, 0, 0]);
  });

  it("sigmoid keeps relative accuracy in the lower tail", () => {
    for (let x = -700; x < 0; x += 0.37) {
      expect(activations.sigmoid.value(x) * (1 + Math.exp(-x))).toBeCloseTo(1, 11);
    }
  });

  it.each(all)("$name has the slope of its values", ({ value, derivative }) => {
    for (let x = -6.05; x < 6; x += 0.1) {
      expect(derivative(x)).toBeCloseTo((value(x + 1e-5) - value(x - 1e-5)) / 2e-5, 8);
    }
  });

  it("identity hands on what it gets, value and gradient", () => {
    const gradient = Float64Array.of(3, -2);
    const output = new Float64Array(2);
    activations.identity.apply(Float64Array.of(-5, 7), output);
    activations.identity.chain(Float64Array.of(-5, 7), output, gradient);
    expect(Array.from(output)).toEqual([-5, 7]);
    expect(Array.from(gradient)).toEqual([3, -2]);
  });

  it.each([
    // 0.3 · −2; 2.5 (e^−2 − 1), its slope 2.5 e^−2; ln(1 + e^−2); beyond the threshold the identity
    [{ kind: "leaky-relu", slope: 0.3 } as const, -2, -0.6, 0.3],
    [{ kind: "leaky-relu", slope: 0.3 } as const, 2, 2, 1],
    [{ kind: "elu", alpha: 2.5 } as const, -2, -2.1616617919084682, 0.3383382080915318],
    [{ kind: "softplus", threshold: 1 } as const, -2, 0.12692801104297263, 0.11920292202211755],
    [{ kind: "softplus", threshold: 1 } as const, 2, 2, 1],
    [{ kind: "softplus", threshold: null } as const, 2, 2.1269280110429727, 0.8807970779778823],
  ])("%j at %d is %d with slope %d", (settings, x, value, slope) => {
    const { value: f, derivative } = createActivation(settings);
    expect(f(x)).toBeCloseTo(value, 14);
    expect(derivative(x)).toBeCloseTo(slope, 14);
  });

  it("reach the network by their settings", () => {
    const network = createNetwork(
      1,
      {
        hidden: [
          {
            units: 1,
            activation: { kind: "leaky-relu", slope: 0.2 },
            normalization: { kind: "none" },
            bias: true,
          },
        ],
        initialization: {
          kind: "given",
          layers: [
            { weights: [[1]], bias: [0] },
            { weights: [[1]], bias: [0] },
          ],
        },
      },
      randomStream("none"),
    );
    const pass = createPass(network, 2);
    pass.run({ rows: 1, columns: 2, stride: 2, values: Float64Array.of(-5, 3) }, "running");
    expect(Array.from(valuesOf(pass.logits))).toEqual([-1, 3]);
  });

  it("relu has slope 0 at 0", () => expect(activations.relu.derivative(0)).toBe(0));
});
