import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { valuesOf } from "../../../src/matrix.ts";
import { createDraws, requireSameBits } from "../draws.ts";
import { entriesOf, evenAndOdd, everywhere, shape, upwards } from "../statedOrder.ts";

const { denseForward, inputGradient, weightGradient } = plainKernels;

describe("the dense products, worked by hand", () => {
  const column = (...values: number[]) => ({
    rows: values.length,
    columns: 1,
    stride: 1,
    values: Float64Array.from(values),
  });

  it("z = W h + b, dW = dz hᵀ, dh = Wᵀ dz", () => {
    const weights = Float64Array.of(3, -2);
    const [z, dh] = [column(0), column(0, 0)];
    denseForward(weights, Float64Array.of(1), column(4, 5), z);
    expect([...z.values]).toEqual([3]);
    const dW = new Float64Array(2);
    weightGradient(column(2), column(4, 5), dW);
    expect([...dW]).toEqual([8, 10]);
    inputGradient(weights, column(2), dh);
    expect([...dh.values]).toEqual([6, -4]);
  });
});

describe("the dense products, bit for bit in their order, whatever stands between the rows", () => {
  it("forward, with and without a bias", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ units, inputs, samples, seed, wild, further }, hasBias) => {
        const draws = createDraws(plainKernels, `${seed}`, wild, further);
        const [w, b] = [draws.array(units * inputs), hasBias ? draws.array(units) : null];
        const [input, output] = [draws.matrix(inputs, samples), draws.matrix(units, samples)];
        const h = entriesOf(input);
        const expected = everywhere(units, samples, (u, n) =>
          upwards(inputs, (i) => w[u * inputs + i]! * h(i, n), b?.[u] ?? 0),
        );
        denseForward(w, b, input, output);
        requireSameBits(valuesOf(output), expected);
        draws.all();
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("gradient of the weights", () => {
    fc.assert(
      fc.property(shape, ({ units, inputs, samples, seed, wild, further }) => {
        const draws = createDraws(plainKernels, `${seed}`, wild, further);
        const [slopes, input] = [draws.matrix(units, samples), draws.matrix(inputs, samples)];
        const gradient = draws.array(units * inputs);
        const [dz, h] = [entriesOf(slopes), entriesOf(input)];
        const expected = everywhere(units, inputs, (u, i) => evenAndOdd(samples, (n) => dz(u, n) * h(i, n)));
        weightGradient(slopes, input, gradient);
        requireSameBits(gradient, expected);
        draws.all();
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it("gradient of the input", () => {
    fc.assert(
      fc.property(shape, ({ units, inputs, samples, seed, wild, further }) => {
        const draws = createDraws(plainKernels, `${seed}`, wild, further);
        const w = draws.array(units * inputs);
        const [slopes, toInput] = [draws.matrix(units, samples), draws.matrix(inputs, samples)];
        const dz = entriesOf(slopes);
        const expected = everywhere(inputs, samples, (i, n) =>
          upwards(units, (u) => w[u * inputs + i]! * dz(u, n)),
        );
        inputGradient(w, slopes, toInput);
        requireSameBits(valuesOf(toInput), expected);
        draws.all();
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
