import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import type { Matrix } from "../../../src/matrix.ts";
import { zeros } from "../../../src/matrix.ts";
import {
  batchNormBackward,
  createBatchNorm,
  createNormWork,
  normalize,
} from "../../../src/network/normalizations/batchNorm.ts";
import { varianceDivisor } from "../../../src/network/normalizations/batchStatistics.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import type { BatchNormSettings } from "../../../src/network/normalizations/settings.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

const { rowStatistics } = plainKernels;

/** Forward and backward of one norm over one batch. */
function train(settings: BatchNormSettings, x: Matrix, gamma: number[], beta: number[], dy: Matrix) {
  const norm = createBatchNorm(x.rows, settings);
  norm.gamma.set(gamma);
  norm.beta.set(beta);
  const mean = new Float64Array(x.rows);
  const variance = new Float64Array(x.rows);
  rowStatistics(x, varianceDivisor(settings.divideBy, x.columns), mean, variance);
  const y = zeros(x.rows, x.columns);
  const work = createNormWork(x.rows, plainKernels);
  normalize(norm, x, mean, variance, y, null, work);
  const dx = { ...dy, values: dy.values.slice() };
  batchNormBackward(norm, x, mean, variance, dx, null, work);
  return { norm, mean, variance, y, dx };
}

const batch = fc
  .integer({ min: 2, max: 9 })
  .chain((samples) =>
    fc.array(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: samples, maxLength: samples }),
      { minLength: 1, maxLength: 5 },
    ),
  );
const someSettings = fc.record({
  epsilonPlacement: fc.constantFrom("inside-root" as const, "added-to-sd" as const),
  divideBy: fc.constantFrom("m" as const, "m-1" as const),
});

describe("batch norm by law", () => {
  it("gives every unit mean β and standard deviation |γ|, as ε tends to 0", () => {
    fc.assert(
      fc.property(batch, someSettings, (units, switches) => {
        fc.pre(units.every((row) => Math.max(...row) - Math.min(...row) > 0.1));
        const values = Float64Array.from(units.flat());
        const x = { rows: units.length, columns: units[0]!.length, stride: units[0]!.length, values };
        const settings = { ...pytorchNorm, ...switches, epsilon: 1e-15 };
        const gamma = units.map((_, unit) => unit - 1.5);
        const beta = units.map((_, unit) => 2 * unit);
        const { y } = train(settings, x, gamma, beta, x);
        const mean = new Float64Array(x.rows);
        const variance = new Float64Array(x.rows);
        rowStatistics(y, varianceDivisor(settings.divideBy, y.columns), mean, variance);
        units.forEach((_, unit) => {
          expect(mean[unit]).toBeCloseTo(beta[unit]!, 10);
          expect(Math.sqrt(variance[unit]!)).toBeCloseTo(Math.abs(gamma[unit]!), 10);
        });
      }),
      { seed: 1 },
    );
  });

  it("does not notice a shift and a positive scale of its input, as ε tends to 0", () => {
    const shift = fc.double({ min: -5, max: 5, noNaN: true });
    const scale = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(batch, someSettings, shift, scale, (units, switches, a, b) => {
        fc.pre(units.every((row) => Math.max(...row) - Math.min(...row) > 0.1));
        const x = {
          rows: units.length,
          columns: units[0]!.length,
          stride: units[0]!.length,
          values: Float64Array.from(units.flat()),
        };
        const moved = { ...x, values: x.values.map((value) => a + b * value) };
        const settings = { ...pytorchNorm, ...switches, epsilon: 1e-15 };
        const ones = units.map(() => 1);
        const zerosOf = units.map(() => 0);
        const first = train(settings, x, ones, zerosOf, x).y.values;
        const second = train(settings, moved, ones, zerosOf, x).y.values;
        first.forEach((value, j) => {
          expect(second[j]).toBeCloseTo(value, 9);
        });
      }),
      { seed: 2 },
    );
  });

  it("turns over with the sign of the scale", () => {
    const x = unitMajor([[1], [2], [4]]);
    const minus = unitMajor([[-1], [-2], [-4]]);
    const y = train(pytorchNorm, x, [1], [0], x).y.values;
    const mirrored = train(pytorchNorm, minus, [1], [0], x).y.values;
    expect(Array.from(mirrored)).toEqual(Array.from(y, (value) => -value));
  });

  it("takes the slope of the standard deviation as 0 where all samples are equal", () => {
    // s = 0 + ε, x̂ = 0, so dx = (γ/ε)·(dy − mean dy) = (1/0.5)·(±1)
    const settings = { ...pytorchNorm, epsilon: 0.5, epsilonPlacement: "added-to-sd" as const };
    const { y, dx } = train(settings, unitMajor([[3], [3]]), [1], [7], unitMajor([[1], [3]]));
    expect(Array.from(y.values)).toEqual([7, 7]);
    expect(Array.from(dx.values)).toEqual([-2, 2]);
  });
});
