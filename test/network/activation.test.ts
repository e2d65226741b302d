import { afterAll, describe, expect, it } from "vitest";
import { activations } from "../../src/network/activation.ts";
import { createWitness, readReference } from "./reference.ts";

const reference = readReference<{
  x: number[];
  functions: Record<string, { value: number[]; derivative: number[] }>;
}>("activations");
const all = Object.values(activations);

describe("activations", () => {
  const witness = createWitness(`activations (${all.length} functions)`);
  afterAll(witness.report);

  it.each(all)("$name agrees with the reference, value and slope, alone and by rows", (activation) => {
    const { value, derivative } = reference.functions[activation.name]!;
    const x = Float64Array.from(reference.x);
    const output = new Float64Array(x.length);
    const slope = new Float64Array(x.length).fill(1);
    activation.apply(x, output);
    activation.chain(output, slope);
    x.forEach((_, j) => {
      witness.compare(`${activation.name} at ${x[j]}`, [activation.value(x[j]!)], [value[j]!], 1e-13);
      witness.compare(
        `${activation.name}' at ${x[j]}`,
        [activation.derivative(x[j]!)],
        [derivative[j]!],
        1e-13,
      );
      witness.compare(`${activation.name} row at ${x[j]}`, [output[j]!], [value[j]!], 1e-13);
      witness.compare(`${activation.name}' row at ${x[j]}`, [slope[j]!], [derivative[j]!], 1e-13);
    });
  });

  it.each(all)("$name multiplies the gradient that comes in, and works in place", (activation) => {
    const buffer = Float64Array.of(-0.7, 0.3, 2);
    const gradient = Float64Array.of(2, -3, 5);
    const expected = [-0.7, 0.3, 2].map((x, j) => activation.derivative(x) * gradient[j]!);
    activation.apply(buffer, buffer);
    activation.chain(buffer, gradient);
    expect(buffer[1]).toBe(activation.value(0.3));
    expected.forEach((value, j) => {
      expect(gradient[j]).toBeCloseTo(value, 14);
    });
  });

  it.each(all)("$name has its steepest slope at maxDerivative", (activation) => {
    const slopes = Array.from({ length: 2001 }, (_, k) => activation.derivative((k - 1000) / 100));
    expect(Math.max(...slopes)).toBe(activation.maxDerivative);
  });

  it.each(all)("$name lets NaN through", (activation) => {
    const output = Float64Array.of(Number.NaN);
    activation.apply(output, output);
    expect(output[0]).toBeNaN();
  });

  it("sigmoid keeps relative accuracy in the lower tail", () => {
    for (let x = -700; x < 0; x += 0.37) {
      expect(activations.sigmoid.value(x) * (1 + Math.exp(-x))).toBeCloseTo(1, 11);
    }
  });

  it("relu has slope 0 at 0", () => expect(activations.relu.derivative(0)).toBe(0));
});
