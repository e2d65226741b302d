import { describe, expect, it } from "vitest";
import { compileKernels } from "../../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../../src/kernels/plainKernels.ts";
import { zeros } from "../../../src/matrix.ts";
import type { Loss } from "../../../src/network/losses/loss.ts";
import { losses } from "../../../src/network/losses/losses.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";
import { unitMajor } from "../../../src/verification/rows.ts";

describe.each(Object.entries(losses) as [string, Loss][])("the weighted form of %s", (_, loss) => {
  const outputs = loss.outputs(2)!;
  const stream = randomStream("weighted losses");
  const logits = unitMajor(
    Array.from({ length: 7 }, () => Array.from({ length: outputs }, () => stream.normal(0, 3))),
  );
  const labels = Float64Array.of(1, 0, 1, 1, 0, 0, 1);

  it("has the bits of the loss where all weights are 1", () => {
    const [own, weighted] = [zeros(outputs, 7), zeros(outputs, 7)];
    const ones = new Float64Array(7).fill(1);
    expect(loss.weightedGradient!(logits, labels, weighted, ones)).toBe(loss.gradient(logits, labels, own));
    expect(weighted).toEqual(own);
  });

  it("counts a sample of weight 2 as two, and one of weight 0 as none, but for the divisor", () => {
    const doubled = unitMajor([0, 0, 2].map((n) => column(n)));
    const twice = Float64Array.of(labels[0]!, labels[0]!, labels[2]!);
    const weights = Float64Array.of(2, 0, 1, 0, 0, 0, 0);
    const gradient = zeros(outputs, 7);
    const mean = loss.weightedGradient!(logits, labels, gradient, weights);
    expect(mean).toBeCloseTo((loss.value(doubled, twice) * 3) / 7, 14);
    const alone = zeros(outputs, 3);
    loss.gradient(doubled, twice, alone);
    for (let k = 0; k < outputs; k++) {
      expect(gradient.values[k * 7]).toBeCloseTo((2 * alone.values[k * 3]! * 3) / 7, 14);
      expect(Math.abs(gradient.values[k * 7 + 1]!)).toBe(0);
    }
  });

  function column(sample: number): number[] {
    return Array.from({ length: outputs }, (_, k) => logits.values[k * logits.stride + sample]!);
  }
});

describe("a trainer with weights", () => {
  const trained = (kernels: typeof plainKernels, weights: Float64Array | null) => {
    const stream = randomStream("weighted trainer");
    const network = createNetwork(
      2,
      {
        hidden: [{ units: 5, activation: "tanh", normalization: pytorchNorm, bias: true }],
        initialization: { kind: "xavier-normal", scale: 1 },
      },
      stream,
      2,
      kernels,
    );
    const sgd = { kind: "sgd", learningRate: 0.5 } as const;
    const trainer = createTrainer(network, sgd, 9, undefined, undefined, weights);
    for (let step = 0; step < 30; step++) {
      for (let n = 0; n < 9; n++) {
        for (const row of [0, 1]) trainer.batch.values[row * trainer.batch.stride + n] = stream.normal();
        trainer.labels[n] = stream.integer(2);
        trainer.subsets[n] = stream.integer(2);
      }
      trainer.step();
    }
    return network.parameters.map(({ values }) => [...values]);
  };

  it("makes the same bits on both kernels, and by weights of 1 those of a trainer without", () => {
    const weights = Float64Array.of(0.3, 2.5);
    expect(trained(compileKernels(), weights)).toEqual(trained(plainKernels, weights));
    expect(trained(plainKernels, weights)).not.toEqual(trained(plainKernels, null));
    expect(trained(plainKernels, Float64Array.of(1, 1))).toEqual(trained(plainKernels, null));
  });
});
