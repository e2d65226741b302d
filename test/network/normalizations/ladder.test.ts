import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Matrix, zeros } from "../../../src/matrix.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { type BatchNorm, createBatchNorm } from "../../../src/network/normalizations/batchNorm.ts";
import {
  type BatchNormBuffers,
  backThroughBatchNorm,
  batchNormForward,
  createBatchNormBuffers,
} from "../../../src/network/normalizations/batchNormBuffers.ts";
import { updateRunningStatistics } from "../../../src/network/normalizations/runningStatistics.ts";
import type { BatchNormSettings } from "../../../src/network/normalizations/settings.ts";
import {
  asInTraining,
  batchOfItsOwn,
  runningStatistics,
} from "../../../src/network/normalizations/statisticsSource.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";
import { mean, populationVariance } from "../../../src/statistics/moments.ts";
import { pytorchNorm } from "../../../src/verification/conventions.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

interface Passed {
  readonly norm: BatchNorm;
  readonly buffers: BatchNormBuffers;
  readonly y: Matrix;
  /** dx, from dy = sin(1), sin(2), … */
  readonly dx: Matrix;
}

/** One batch through a norm in training mode and back, with the update of the running statistics. */
function pass(
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

function slopes(rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    stride: columns,
    values: Float64Array.from({ length: rows * columns }, (_, j) => Math.sin(j + 1)),
  };
}

/** The samples of the given columns alone. */
function columnsOf({ rows, columns, values }: Matrix, chosen: readonly number[]): Matrix {
  const part = zeros(rows, chosen.length);
  for (let row = 0; row < rows; row++)
    chosen.forEach((column, at) => {
      part.values[row * chosen.length + at] = values[row * columns + column]!;
    });
  return part;
}

const drawn = fc.record({
  units: fc.integer({ min: 1, max: 3 }),
  samples: fc.integer({ min: 4, max: 11 }),
  seed: fc.nat({ max: 10_000 }),
});
function drawMatrix({ units, samples, seed }: { units: number; samples: number; seed: number }): Matrix {
  const stream = randomStream(`${seed}`);
  return {
    rows: units,
    columns: samples,
    stride: samples,
    values: Float64Array.from({ length: units * samples }, () => stream.normal()),
  };
}
function close(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 11): void {
  for (let j = 0; j < expected.length; j++) expect(actual[j], `entry ${j}`).toBeCloseTo(expected[j]!, digits);
}

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

describe("ghost batch norm", () => {
  it("is batch norm of each virtual batch by itself, the last taking what is left over", () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 2, max: 5 }), (given, size) => {
        const x = drawMatrix(given);
        const dy = slopes(x.rows, x.columns);
        const whole = pass({ virtualBatch: size, epsilon: 0.1 }, x);
        const count = Math.max(1, Math.floor(x.columns / size));
        let [gamma, beta] = [0, 0];
        for (let part = 0; part < count; part++) {
          const end = part === count - 1 ? x.columns : (part + 1) * size;
          const chosen = Array.from({ length: end - part * size }, (_, at) => part * size + at);
          const alone = pass({ epsilon: 0.1 }, columnsOf(x, chosen), null, columnsOf(dy, chosen));
          close(columnsOf(whole.y, chosen).values, alone.y.values);
          close(columnsOf(whole.dx, chosen).values, alone.dx.values);
          gamma += alone.norm.gammaGradient[0]!;
          beta += alone.norm.betaGradient[0]!;
        }
        expect(whole.norm.gammaGradient[0]).toBeCloseTo(gamma, 11);
        expect(whole.norm.betaGradient[0]).toBeCloseTo(beta, 11);
      }),
    );
  });

  it("updates its running statistics by one virtual batch after another", () => {
    // virtual batches 1, 3 and 5, 9: means 2 and 7, unbiased variances 2 and 8; momentum 0.1
    const { norm } = pass({ virtualBatch: 2 }, unitMajor([[1], [3], [5], [9]]));
    close(norm.runningMean, [0.9 * (0.1 * 2) + 0.1 * 7]);
    close(norm.runningVariance, [0.9 * (0.9 + 0.1 * 2) + 0.1 * 8]);
  });

  it("observed as one batch has one set of statistics", () => {
    const x = unitMajor([[1], [3], [5], [9]]);
    const norm = createBatchNorm(1, { ...pytorchNorm, virtualBatch: 2, epsilon: 1e-18 });
    const buffers = createBatchNormBuffers(norm, 4);
    const y = zeros(1, 4);
    asInTraining(() => 1, null)(norm, x, buffers);
    batchOfItsOwn(null, null)(norm, x, buffers);
    batchNormForward(norm, x, buffers, y);
    expect(mean(y.values)).toBeCloseTo(0, 12);
    expect(buffers.mean[0]).toBe(4.5);
  });
});

describe("batch norm per subset", () => {
  it("is batch norm of each subset within the batch by itself", () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const x = drawMatrix(given);
        const dy = slopes(x.rows, x.columns);
        const subsets = Array.from({ length: x.columns }, (_, n) => (n === 1 || n > 2 ? 1 : 0));
        const whole = pass({ perSubset: true, epsilon: 0.1 }, x, subsets);
        for (const subset of [0, 1]) {
          const chosen = subsets.flatMap((of, n) => (of === subset ? [n] : []));
          const alone = pass({ epsilon: 0.1 }, columnsOf(x, chosen), null, columnsOf(dy, chosen));
          close(columnsOf(whole.y, chosen).values, alone.y.values);
          close(columnsOf(whole.dx, chosen).values, alone.dx.values);
          const own = whole.norm.runningMean.slice(subset * x.rows, (subset + 1) * x.rows);
          close(own, alone.norm.runningMean);
          close(
            whole.norm.runningVariance.slice(subset * x.rows, (subset + 1) * x.rows),
            alone.norm.runningVariance,
          );
        }
      }),
    );
  });

  it("takes the running statistics of a subset that has fewer than two samples, and leaves them", () => {
    const x = unitMajor([[1], [3], [8]]);
    const given = pass({ perSubset: true, epsilon: 1e-18 }, x, [0, 0, 1], slopes(1, 3), (norm) => {
      norm.runningMean[1] = 6;
      norm.runningVariance[1] = 4;
    });
    // γ = 1.5, β = 0.25: subset A is −1, 1; the one of B is (8 − 6)/2 = 1
    close(given.y.values, [0.25 - 1.5, 0.25 + 1.5, 0.25 + 1.5]);
    expect(given.dx.values[2]).toBeCloseTo((1.5 / 2) * Math.sin(3), 12);
    expect([given.norm.runningMean[1], given.norm.runningVariance[1]]).toEqual([6, 4]);
    expect(given.norm.runningMean[0]).toBeCloseTo(0.2, 12);
  });

  it("at inference treats every sample by the running statistics of its subset", () => {
    const norm = createBatchNorm(1, { ...pytorchNorm, perSubset: true, epsilon: 1e-18 });
    norm.runningMean.set([1, 10]);
    norm.runningVariance.set([4, 25]);
    const x = unitMajor([[5], [5]]);
    const buffers = createBatchNormBuffers(norm, 2);
    const y = zeros(1, 2);
    runningStatistics([0, 1])(norm, x, buffers);
    batchNormForward(norm, x, buffers, y);
    close(y.values, [2, -1]);
  });

  it("needs the subsets", () => {
    expect(() => pass({ perSubset: true }, unitMajor([[1], [2]]))).toThrow(
      "batch norm: one per subset needs the subset of every sample",
    );
  });
});

/** A trainer of one hidden layer of two units on fixed samples. */
function trainerOf(switches: Partial<BatchNormSettings>, frozen = false) {
  const network = createNetwork(
    2,
    {
      hidden: [
        {
          units: 2,
          activation: "tanh",
          normalization: { ...pytorchNorm, ...switches },
          bias: true,
          frozen,
        },
      ],
      initialization: { kind: "xavier-normal", scale: 1 },
    },
    randomStream("ladder"),
  );
  const optimizer = { kind: "sgd", learningRate: 0.5 } as const;
  const trainer = createTrainer(network, optimizer, 6, 10, randomStream("ladder/noise"));
  trainer.batch.values.forEach((_, j, values) => {
    values[j] = Math.sin(j * j);
  });
  trainer.labels.set([1, 0, 1]);
  return { network, trainer, norm: network.hidden[0]!.norm! };
}

describe("statistics frozen from a step", () => {
  it("move before it, stay from it on, and then normalize the batches of training", () => {
    const { trainer, norm } = trainerOf({ freezeStatisticsFrom: 3 });
    trainer.step();
    const first = norm.runningMean.slice();
    trainer.step();
    const second = norm.runningMean.slice();
    expect(second).not.toEqual(first);
    expect(trainer.hidden[0]!.mean).not.toEqual(second);
    trainer.step();
    trainer.step();
    expect(norm.runningMean).toEqual(second);
    expect(trainer.hidden[0]!.mean).toEqual(second);
  });
});

describe("a frozen layer", () => {
  it("keeps every parameter, while the output layer and the running statistics move", () => {
    const { network, trainer, norm } = trainerOf({}, true);
    const before = network.parameters.map(({ values }) => values.slice());
    trainer.step();
    const moved = network.parameters.map(({ values }, p) =>
      values.some((value, j) => value !== before[p]![j]),
    );
    expect(network.parameters.map(({ layer }) => layer > 1)).toEqual(moved);
    expect(norm.runningMean.some((value) => value !== 0)).toBe(true);
  });
});

describe("noisy batch norm", () => {
  const noise = { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 };

  it("of no strength is batch norm", () => {
    const none = { mean: 0, sd: 1, meanJitter: 0, sdJitter: 0 };
    const [silent, plain] = [trainerOf({ noise: none }), trainerOf({})];
    for (let step = 0; step < 3; step++) expect(silent.trainer.step()).toBe(plain.trainer.step());
  });

  it("has another distribution at every step, of the stated bounds", () => {
    const { trainer } = trainerOf({ noise: { ...noise, sdJitter: 0 } });
    const buffers = trainer.hidden[0] as unknown as { batchNorm: BatchNormBuffers };
    const drawnAt: number[] = [];
    for (let step = 0; step < 50; step++) {
      trainer.step();
      const { factor, shift } = buffers.batchNorm.noise!;
      for (let unit = 0; unit < 2; unit++) {
        const factors = factor.values.subarray(unit * 6, unit * 6 + 6);
        const shifts = shift.values.subarray(unit * 6, unit * 6 + 6);
        expect(new Set(factors).size).toBe(1);
        expect(Math.min(...factors)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...factors)).toBeLessThanOrEqual(1.25);
        expect(Math.max(...shifts) - Math.min(...shifts)).toBeLessThanOrEqual(0.2);
        expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(0.6);
        drawnAt.push(factors[0]!);
      }
    }
    expect(new Set(drawnAt).size).toBe(100);
    expect(Math.max(...drawnAt)).toBeGreaterThan(1.2);
  });

  it("reaches the next layer: a′ = s·a + m", () => {
    const { trainer, norm } = trainerOf({ noise });
    trainer.step();
    const { preActivation, unitInput, batchNorm } = trainer.hidden[0] as unknown as {
      preActivation: Matrix;
      unitInput: Matrix;
      batchNorm: BatchNormBuffers;
    };
    const { factor, shift } = batchNorm.noise!;
    const row = preActivation.values.subarray(0, 6);
    const s = Math.sqrt(populationVariance(row) + 1e-5);
    const normalized = (row[4]! - mean(row)) / s;
    expect(norm.units).toBe(2);
    // γ and β were 1 and 0 before the update
    expect(unitInput.values[4]).toBeCloseTo(factor.values[4]! * normalized + shift.values[4]!, 12);
  });
});
