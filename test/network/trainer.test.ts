import { describe, expect, it } from "vitest";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { createOptimizer } from "../../src/optimizers/optimizers.ts";
import { randomStream } from "../../src/random.ts";

const none = { kind: "none" } as const;

function setUp(normalization: NormalizationSettings, learningRate = 0.1, batchSize = 8) {
  const stream = randomStream("trainer");
  const network = createNetwork(
    2,
    {
      hidden: [6, 4].map((units) => ({ units, activation: "relu" as const, normalization, bias: true })),
      initialization: { kind: "he-normal", scale: 1 },
    },
    stream,
  );
  const trainer = createTrainer(network, { kind: "sgd", learningRate }, batchSize);
  const fill = () => {
    for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
    for (let n = 0; n < batchSize; n++) {
      trainer.labels[n] = trainer.batch.values[n]! > trainer.batch.values[trainer.batch.stride + n]! ? 1 : 0;
    }
  };
  fill();
  return { network, trainer, fill };
}

describe("a trainer", () => {
  it("learns", () => {
    const { trainer, fill } = setUp(pytorchNorm, 0.3, 32);
    const first = trainer.step();
    let last = first;
    for (let step = 0; step < 300; step++) {
      fill();
      last = trainer.step();
    }
    expect(first).toBeGreaterThan(0.4);
    expect(last).toBeLessThan(0.2);
  });

  it("hands out one matrix for z and unit input, unless batch norm stands between them", () => {
    const same = (normalization: NormalizationSettings) => {
      const [activity] = setUp(normalization).trainer.hidden;
      return activity!.preActivation === activity!.unitInput;
    };
    expect(same(none)).toBe(true);
    expect(same({ ...pytorchNorm, placement: "after" })).toBe(true);
    expect(same(pytorchNorm)).toBe(false);
  });

  it("shares an optimizer with a trainer of another batch size", () => {
    // Two samples that are the same have the mean loss of one: the second step is the same in batches of 1 and of 2.
    const trained = (secondSize: number) => {
      const { network } = setUp(none);
      const momentum = { kind: "momentum", learningRate: 0.3, momentum: 0.9 } as const;
      const optimizer = createOptimizer({ ...momentum, dampening: 0, weightDecay: 0 }, network.parameters);
      for (const size of [1, secondSize]) {
        const trainer = createTrainer(network, optimizer, size);
        trainer.batch.values.fill(0.7, 0, size).fill(-0.4, size);
        trainer.labels.fill(1);
        trainer.step();
      }
      return network.parameters.flatMap(({ values }) => Array.from(values));
    };
    const [alone, twice] = [trained(1), trained(2)];
    twice.forEach((value, j) => {
      expect(value).toBeCloseTo(alone[j]!, 14);
    });
  });

  it("writes into the same arrays at every step", () => {
    const { trainer, network, fill } = setUp(pytorchNorm);
    const arrays = () => [
      trainer.batch.values,
      trainer.logits,
      ...trainer.hidden.flatMap(({ preActivation, output, mean }) => [
        preActivation.values,
        output.values,
        mean,
      ]),
      ...network.parameters.flatMap(({ values, gradient }) => [values, gradient]),
    ];
    const before = arrays();
    trainer.step();
    fill();
    trainer.step();
    arrays().forEach((array, index) => {
      expect(array).toBe(before[index]);
    });
  });

  it("measures the gradient of each layer over all of its parameters", () => {
    const { trainer, network } = setUp(pytorchNorm);
    trainer.step();
    const layers = [1, 2, 3];
    for (const layer of layers) {
      const own = network.parameters.filter((parameter) => parameter.layer === layer);
      const slopes = own.flatMap(({ gradient }) => Array.from(gradient));
      expect(trainer.gradientNorm(layer)).toBeCloseTo(Math.hypot(...slopes), 14);
      expect(trainer.gradientNorm(layer)).toBeGreaterThan(0);
    }
  });

  it("keeps the gradient of the last step and the loss before the update", () => {
    const { trainer } = setUp(pytorchNorm);
    const loss = trainer.forwardBackward();
    const norm = trainer.gradientNorm(2);
    expect(trainer.step()).toBe(loss);
    expect(trainer.gradientNorm(2)).toBe(norm);
    expect(trainer.forwardBackward()).not.toBe(loss);
  });

  it("forward and backward alone update neither parameters nor running statistics", () => {
    const { trainer, network } = setUp(pytorchNorm);
    const state = () =>
      structuredClone([
        network.parameters.map(({ values }) => values),
        network.hidden.map(({ norm }) => [norm!.runningMean, norm!.runningVariance]),
      ]);
    const before = state();
    trainer.forwardBackward();
    expect(state()).toEqual(before);
  });

  it("returns a loss that is not finite, and does not throw, once training has diverged", () => {
    const { trainer, fill } = setUp(none, 1e200);
    let loss = 0;
    for (let step = 0; step < 10; step++) {
      fill();
      loss = trainer.step();
    }
    expect(Number.isFinite(loss)).toBe(false);
    expect(trainer.gradientNorm(1)).not.toBeGreaterThan(-1);
  });

  it("trains without any hidden layer", () => {
    // One input, weight 0: logit 0, loss log 2, gradient (σ(0) − 1)·x = −½·2 = −1
    const network = createNetwork(
      1,
      { hidden: [], initialization: { kind: "given", layers: [{ weights: [[0]], bias: [0] }] } },
      randomStream("none"),
    );
    const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.5 }, 1);
    trainer.batch.values[0] = 2;
    trainer.labels[0] = 1;
    expect(trainer.step()).toBe(Math.log(2));
    expect(network.parameters.map(({ name, values }) => [name, values[0]])).toEqual([
      ["output.weights", 0.5],
      ["output.bias", 0.25],
    ]);
  });

  it("takes every step at the rate that the schedule gives it", () => {
    const schedules = {
      halved: { kind: "step", every: 1, factor: 0.5 },
      stopped: { kind: "cosine", floor: 0, over: null },
    } as const;
    const moves = (schedule: (typeof schedules)[keyof typeof schedules]) => {
      const { network, fill, trainer: source } = setUp(none);
      const settings = { kind: "sgd", learningRate: 0.1, schedule } as const;
      const trainer = createTrainer(network, settings, 8, 2);
      const weights = network.output.weights;
      return [0, 1, 2].map(() => {
        fill();
        trainer.batch.values.set(source.batch.values);
        trainer.labels.set(source.labels);
        const before = weights[0]!;
        trainer.step();
        return (before - weights[0]!) / network.output.weightGradient[0]!;
      });
    };
    const near = (actual: readonly number[], expected: readonly number[]) =>
      expected.forEach((rate, t) => {
        expect(actual[t]).toBeCloseTo(rate, 12);
      });
    near(moves(schedules.halved), [0.1, 0.05, 0.025]);
    near(moves(schedules.stopped), [0.1, 0.05, 0]);
  });

  it("refuses batches that it cannot train on", () => {
    const { network } = setUp(pytorchNorm);
    const sgd = { kind: "sgd", learningRate: 0.1 } as const;
    expect(() => createTrainer(network, sgd, 1)).toThrow("needs at least 2 samples per batch, got 1");
    expect(() => createTrainer(network, sgd, 0)).toThrow("expected a whole number, at least 1; got 0");
    expect(() => createTrainer(network, sgd, 2.5)).toThrow("expected a whole number, at least 1; got 2.5");
  });
});
