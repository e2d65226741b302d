import fc from "fast-check";
import { expect } from "vitest";
import { type Matrix, zeros } from "../../../src/matrix.ts";
import { type BatchNorm, createBatchNorm } from "../../../src/network/normalizations/batchNorm.ts";
import {
  type BatchNormBuffers,
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../../src/network/normalizations/batchNormBuffers.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { updateRunningStatistics } from "../../../src/network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../../../src/network/normalizations/settings.ts";
import { asInTraining } from "../../../src/network/normalizations/statisticsSource.ts";
import { randomStream } from "../../../src/random.ts";

export interface Passed {
  readonly norm: BatchNorm;
  readonly buffers: BatchNormBuffers;
  readonly y: Matrix;
  /** dx, from dy = sin(1), sin(2), … */
  readonly dx: Matrix;
}

/** One batch through a norm in training mode and back, with the update of the running statistics. */
export function pass(
  switches: Partial<BatchNormSettings>,
  x: Matrix,
  subsets: readonly number[] | null = null,
  dy: Matrix = slopes(x.rows, x.columns),
  prepare: (norm: BatchNorm) => void = () => {},
): Passed {
  const norm = createBatchNorm(x.rows, { ...pytorchNorm, ...switches });
  norm.gamma.forEach((_, unit) => {
    norm.gamma[unit] = 1.5 - unit;
    norm.beta[unit] = 0.25 * (unit + 1);
  });
  prepare(norm);
  const buffers = createBatchNormBuffers(norm, x.columns);
  const y = zeros(x.rows, x.columns);
  asInTraining(() => 1, subsets)(norm, x, buffers);
  batchNormForward(norm, x, buffers, y);
  const dx = { ...dy, values: dy.values.slice() };
  backThroughBatchNorm(norm, x, buffers, dx);
  updateRunningStatistics(norm, buffers, x.columns);
  return { norm, buffers, y, dx };
}

export function slopes(rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    stride: columns,
    values: Float64Array.from({ length: rows * columns }, (_, j) => Math.sin(j + 1)),
  };
}

/** The samples of the given columns alone. */
export function columnsOf({ rows, columns, values }: Matrix, chosen: readonly number[]): Matrix {
  const part = zeros(rows, chosen.length);
  for (let row = 0; row < rows; row++)
    chosen.forEach((column, at) => {
      part.values[row * chosen.length + at] = values[row * columns + column]!;
    });
  return part;
}

export const drawn = fc.record({
  units: fc.integer({ min: 1, max: 3 }),
  samples: fc.integer({ min: 4, max: 11 }),
  seed: fc.nat({ max: 10_000 }),
});

export function drawMatrix({
  units,
  samples,
  seed,
}: {
  units: number;
  samples: number;
  seed: number;
}): Matrix {
  const stream = randomStream(`${seed}`);
  return {
    rows: units,
    columns: samples,
    stride: samples,
    values: Float64Array.from({ length: units * samples }, () => stream.normal()),
  };
}

export function close(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 11): void {
  for (let j = 0; j < expected.length; j++) expect(actual[j], `entry ${j}`).toBeCloseTo(expected[j]!, digits);
}
