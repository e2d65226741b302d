import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Matrix, zeros } from "../../../src/matrix.ts";
import { createNetwork } from "../../../src/network/network.ts";
import {
  createLayerNorm,
  createLayerNormBuffers,
  layerNormForward,
} from "../../../src/network/normalizations/layerNorm.ts";
import { createPass } from "../../../src/network/pass.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

function forward(epsilon: number, x: Matrix, gamma: ArrayLike<number>, beta: ArrayLike<number>) {
  const norm = createLayerNorm(x.rows, { kind: "layer", placement: "before", epsilon });
  norm.gamma.set(gamma);
  norm.beta.set(beta);
  const buffers = createLayerNormBuffers(x.columns);
  const y = zeros(x.rows, x.columns);
  layerNormForward(norm, x, buffers, y);
  return { norm, buffers, y };
}

describe("layer norm by law", () => {
  it("does not notice a shift and a positive scale of each sample, as ε tends to 0", () => {
    const drawn = fc.record({
      units: fc.integer({ min: 2, max: 6 }),
      samples: fc.integer({ min: 1, max: 5 }),
      seed: fc.nat({ max: 10_000 }),
    });
    fc.assert(
      fc.property(drawn, ({ units, samples, seed }) => {
        const stream = randomStream(`${seed}`);
        const draw = (length: number) => Float64Array.from({ length }, () => stream.normal());
        const x = { rows: units, columns: samples, stride: samples, values: draw(units * samples) };
        const shift = draw(samples);
        const scale = draw(samples).map((value) => Math.exp(value));
        const moved = {
          ...x,
          values: x.values.map((value, j) => shift[j % samples]! + scale[j % samples]! * value),
        };
        const gamma = draw(units);
        const beta = draw(units);
        const first = forward(1e-18, x, gamma, beta);
        fc.pre(first.buffers.inverse.every((inverse) => inverse < 20));
        const second = forward(1e-18, moved, gamma, beta);
        first.y.values.forEach((value, j) => {
          expect(second.y.values[j]).toBeCloseTo(value, 9);
        });
      }),
      { seed: 1 },
    );
  });

  it("puts every sample alone at mean 0 and variance 1, whatever stands beside it", () => {
    const alone = forward(1e-15, unitMajor([[1, 2, 6]]), [1, 1, 1], [0, 0, 0]).y.values;
    const beside = forward(
      1e-15,
      unitMajor([
        [1, 2, 6],
        [90, -4, 7],
      ]),
      [1, 1, 1],
      [0, 0, 0],
    ).y;
    expect([0, 2, 4].map((j) => beside.values[j])).toEqual(Array.from(alone));
    expect(alone.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(alone.reduce((sum, value) => sum + value * value, 0) / 3).toBeCloseTo(1, 12);
  });
});

const shape = fc.record({
  inputs: fc.integer({ min: 1, max: 3 }),
  widths: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 1, maxLength: 3 }),
  samples: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat({ max: 10_000 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function trainerOf({ inputs, widths, samples, seed }: Shape, placement: "before" | "after") {
  const stream = randomStream(`${seed}`);
  const network = createNetwork(
    inputs,
    {
      hidden: widths.map((units) => ({
        units,
        activation: "tanh" as const,
        normalization: { kind: "layer" as const, placement, epsilon: 0.05 },
        bias: true,
      })),
      initialization: { kind: "xavier-normal", scale: 1.5 },
    },
    stream,
  );
  for (const { name, values } of network.parameters) {
    if (name.endsWith("weights")) continue;
    for (let j = 0; j < values.length; j++) values[j] = values[j]! + 0.4 * stream.normal();
  }
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.1 }, samples);
  for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
  for (let n = 0; n < samples; n++) trainer.labels[n] = stream.integer(2);
  return { network, trainer };
}

describe.each(["before", "after"] as const)("a network with layer norm %s the activation", (placement) => {
  it("has the gradient of central differences", () => {
    fc.assert(
      fc.property(shape, (drawn) => {
        const { network, trainer } = trainerOf(drawn, placement);
        trainer.forwardBackward();
        const gradients = network.parameters.map(({ gradient }) => gradient.slice());
        expect(network.parameters.map(({ name }) => name)).toContain("hidden1.gamma");
        network.parameters.forEach(({ name, values }, p) => {
          const h = 1e-5;
          values.forEach((value, j) => {
            values[j] = value + h;
            const above = trainer.forwardBackward();
            values[j] = value - h;
            const below = trainer.forwardBackward();
            values[j] = value;
            const difference = (above - below) / (2 * h);
            const deviation = Math.abs(gradients[p]![j]! - difference);
            expect(deviation, `${name}[${j}]`).toBeLessThan(2e-7 * Math.max(1, Math.abs(difference)));
          });
        });
      }),
      { seed: 8, numRuns: 25 },
    );
  });

  it("infers as it trains, and has no statistics of the batch", () => {
    const drawn = { inputs: 2, widths: [4, 3], samples: 5, seed: 3 };
    const { network, trainer } = trainerOf(drawn, placement);
    trainer.forwardBackward();
    const pass = createPass(network, drawn.samples);
    for (const statistics of ["batch", "running"] as const) {
      pass.run(trainer.batch, statistics);
      expect(pass.logits).toEqual(trainer.logits);
      expect(pass.statistics()).toEqual([null, null]);
    }
  });
});
