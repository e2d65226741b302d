import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { createDraws, requireSameBits } from "../draws.ts";
import { range } from "../statedOrder.ts";

const { sgdStep, momentumStep, momentsStep } = plainKernels;
const sizes = fc.record({ length: fc.integer({ min: 1, max: 19 }), seed: fc.nat(), wild: fc.boolean() });

describe("steps of optimizers, bit for bit", () => {
  it("p − η (g + λ p)", () => {
    fc.assert(
      fc.property(sizes, ({ length, seed, wild }) => {
        const draws = createDraws(plainKernels, `${seed}`, wild);
        const [p, g] = [draws.array(length), draws.array(length)];
        const expected = range(length).map((j) => p[j]! - 0.1 * (g[j]! + 0.01 * p[j]!));
        sgdStep(p, g, 0.1, 0.01);
        requireSameBits(p, expected);
        draws.all();
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("b = μ b + entering (g + λ p), p − η b", () => {
    fc.assert(
      fc.property(sizes, ({ length, seed, wild }) => {
        const draws = createDraws(plainKernels, `${seed}`, wild);
        const [p, g, b] = [draws.array(length), draws.array(length), draws.array(length)];
        const buffers = range(length).map((j) => 0.9 * b[j]! + 0.7 * (g[j]! + 0.01 * p[j]!));
        const expected = buffers.map((buffer, j) => p[j]! - 0.1 * buffer);
        momentumStep(p, g, b, 0.1, 0.9, 0.7, 0.01);
        requireSameBits(b, buffers);
        requireSameBits(p, expected);
        draws.all();
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it("moments of the gradient, corrected, and the step along them", () => {
    fc.assert(
      fc.property(sizes, ({ length, seed, wild }) => {
        const draws = createDraws(plainKernels, `${seed}`, wild);
        const [p, g, m, v] = [
          draws.array(length),
          draws.array(length),
          draws.array(length),
          draws.array(length),
        ];
        const kept = range(length).map((j) => 0.99 * p[j]!);
        const slopes = kept.map((value, j) => g[j]! + 0.02 * value);
        const means = slopes.map((slope, j) => 0.9 * m[j]! + (1 - 0.9) * slope);
        const squares = slopes.map((slope, j) => 0.999 * v[j]! + (1 - 0.999) * slope * slope);
        const expected = kept.map(
          (value, j) => value - (0.1 * (means[j]! * 1.5)) / (Math.sqrt(squares[j]! * 2.5) + 1e-8),
        );
        momentsStep(p, g, m, v, 0.1, 0.99, 0.02, 0.9, 0.999, 1.5, 2.5, 1e-8);
        requireSameBits(m, means);
        requireSameBits(v, squares);
        requireSameBits(p, expected);
        draws.all();
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});

describe("steps of optimizers, worked by hand", () => {
  it("from 2 by a slope of 1 and a decay of ¼, at rate ½: 2 − ½ · 1.5", () => {
    const p = Float64Array.of(2);
    sgdStep(p, Float64Array.of(1), 0.5, 0.25);
    expect([...p]).toEqual([1.25]);
  });

  it("with a buffer of 4, half of it kept: b = 2 + 1.5, p = 2 − ½ · 3.5", () => {
    const [p, b] = [Float64Array.of(2), Float64Array.of(4)];
    momentumStep(p, Float64Array.of(1), b, 0.5, 0.5, 1, 0.25);
    expect([...b, ...p]).toEqual([3.5, 0.25]);
  });
});
