import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { valuesOf } from "../../../src/matrix.ts";
import { createDraws, requireSameBits } from "../draws.ts";
import { entriesOf, evenAndOdd, everywhere, range, shape, upwards } from "../statedOrder.ts";

const { layerNormForward, layerNormBackward } = plainKernels;

describe("layer norm, bit for bit in its order, whatever stands between the rows", () => {
  it("forward, in place or elsewhere", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ units, samples, seed, wild, further }, inPlace) => {
        const draws = createDraws(plainKernels, `${seed}`, wild, further);
        const input = draws.matrix(units, samples);
        const output = inPlace ? input : draws.matrix(units, samples);
        const [gamma, beta] = [draws.array(units), draws.array(units)];
        const [mean, inverse] = [draws.array(samples), draws.array(samples)];
        const x = entriesOf(input);
        const centers = range(samples).map((n) => upwards(units, (u) => x(u, n)) / units);
        const inverses = centers.map((center, n) => {
          const squares = upwards(units, (u) => (x(u, n) - center) * (x(u, n) - center));
          return 1 / Math.sqrt(squares / units + 1e-3);
        });
        const expected = everywhere(
          units,
          samples,
          (u, n) => (x(u, n) - centers[n]!) * inverses[n]! * gamma[u]! + beta[u]!,
        );
        layerNormForward(input, gamma, beta, 1e-3, mean, inverse, output);
        requireSameBits(mean, centers);
        requireSameBits(inverse, inverses);
        requireSameBits(valuesOf(output), expected);
        draws.all();
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it("backward", () => {
    fc.assert(
      fc.property(shape, ({ units, samples, seed, wild, further }) => {
        const draws = createDraws(plainKernels, `${seed}`, wild, further);
        const [gradient, input] = [draws.matrix(units, samples), draws.matrix(units, samples)];
        const [gamma, gammaGradient, betaGradient] = [
          draws.array(units),
          draws.array(units),
          draws.array(units),
        ];
        const [mean, inverse] = [draws.array(samples), draws.array(samples)];
        const [slope, stretch] = [draws.array(samples), draws.array(samples)];
        const [dy, x] = [entriesOf(gradient), entriesOf(input)];
        const normalized = (u: number, n: number) => (x(u, n) - mean[n]!) * inverse[n]!;
        const a = range(samples).map((n) => upwards(units, (u) => gamma[u]! * dy(u, n)) / units);
        const b = range(samples).map(
          (n) => upwards(units, (u) => gamma[u]! * dy(u, n) * normalized(u, n)) / units,
        );
        const expected = everywhere(
          units,
          samples,
          (u, n) => (gamma[u]! * dy(u, n) - a[n]! - b[n]! * normalized(u, n)) * inverse[n]!,
        );
        layerNormBackward(gradient, input, gamma, mean, inverse, slope, stretch, gammaGradient, betaGradient);
        requireSameBits(slope, a);
        requireSameBits(stretch, b);
        requireSameBits(
          betaGradient,
          range(units).map((u) => evenAndOdd(samples, (n) => dy(u, n))),
        );
        requireSameBits(
          gammaGradient,
          range(units).map((u) => evenAndOdd(samples, (n) => dy(u, n) * normalized(u, n))),
        );
        requireSameBits(valuesOf(gradient), expected);
        draws.all();
      }),
      { seed: 10, numRuns: 300 },
    );
  });
});

describe("layer norm, worked by hand", () => {
  it("of units 1 and 5: mean 3, variance 4, so −1 and 1, times γ, plus β", () => {
    const x = { rows: 2, columns: 1, stride: 1, values: Float64Array.of(1, 5) };
    const [mean, inverse] = [new Float64Array(1), new Float64Array(1)];
    layerNormForward(x, Float64Array.of(2, 3), Float64Array.of(10, 20), 0, mean, inverse, x);
    expect([...x.values, ...mean, ...inverse]).toEqual([8, 23, 3, 0.5]);
  });
});
