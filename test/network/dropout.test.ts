import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyMasks, createMask, drawMasks } from "../../src/network/dropout.ts";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import { createPass } from "../../src/network/pass.ts";
import type { HiddenLayerSettings } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";

describe("a mask of dropout", () => {
  it.each([0.05, 0.3, 0.5, 0.9])("leaves out a share of %d, and keeps the mean by what it leaves", (rate) => {
    const mask = createMask(50, 400, rate);
    drawMasks([mask], randomStream(`mask/${rate}`));
    const count = mask.factors.values.length;
    const left = mask.factors.values.filter((factor) => factor !== 0);
    // Of 20,000 independent draws: four standard deviations of a binomial share.
    const band = 4 * Math.sqrt((rate * (1 - rate)) / count);
    expect(Math.abs(1 - left.length / count - rate)).toBeLessThan(band);
    expect(new Set(left)).toEqual(new Set([1 / (1 - rate)]));
    const mean = mask.factors.values.reduce((sum, factor) => sum + factor, 0) / count;
    expect(Math.abs(mean - 1)).toBeLessThan(band / (1 - rate));
  });

  it("draws every sample and unit by itself, and anew at every step", () => {
    const mask = createMask(3, 5, 0.5);
    const stream = randomStream("anew");
    const drawn = Array.from({ length: 50 }, () => {
      drawMasks([mask], stream);
      return mask.factors.values.join();
    });
    expect(new Set(drawn).size).toBe(50);
    const again = createMask(3, 5, 0.5);
    drawMasks([null, again, null], randomStream("anew"));
    expect(again.factors.values.join()).toBe(drawn[0]);
  });
});

const layer = (changes: Partial<HiddenLayerSettings>): HiddenLayerSettings => ({
  units: 4,
  activation: "tanh",
  normalization: { kind: "none" },
  bias: true,
  ...changes,
});

function trainerOf(hidden: readonly HiddenLayerSettings[], seed: string) {
  const stream = randomStream(seed);
  const network = createNetwork(3, { hidden, initialization: { kind: "xavier-normal", scale: 1.5 } }, stream);
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.1 }, 6);
  for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
  for (let n = 0; n < 6; n++) trainer.labels[n] = n % 2;
  return { network, trainer, stream };
}

const norms: NormalizationSettings[] = [
  { kind: "none" },
  { ...pytorchNorm, epsilon: 0.05 },
  { ...pytorchNorm, epsilon: 0.05, placement: "after" },
  { kind: "group", groups: 2, placement: "before", epsilon: 0.05 },
  { kind: "layer", placement: "after", epsilon: 0.05 },
  { kind: "weight" },
];

describe("a network with dropout", () => {
  it("has the gradient of central differences through one mask", () => {
    const drawn = fc.record({
      norm: fc.constantFrom(...norms),
      other: fc.constantFrom(...norms),
      seed: fc.string(),
    });
    fc.assert(
      fc.property(drawn, ({ norm, other, seed }) => {
        const hidden = [
          layer({ normalization: norm, dropout: 0.4 }),
          layer({ normalization: other, dropout: 0.2 }),
        ];
        const { network, trainer, stream } = trainerOf(hidden, seed);
        drawMasks(trainer.masks, stream);
        trainer.forwardBackward();
        const gradients = network.parameters.map(({ gradient }) => gradient.slice());
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
      { seed: 8, numRuns: 30 },
    );
  });

  it("sends nothing of a unit that is left out forward, and nothing back", () => {
    const { network, trainer } = trainerOf([layer({ dropout: 0.5 })], "unit");
    const { factors } = trainer.masks[0]!;
    factors.values.fill(0, 2 * factors.stride, 3 * factors.stride);
    trainer.forwardBackward();
    const [weights, bias, output] = network.parameters.map(({ gradient }) => Array.from(gradient));
    expect(weights!.slice(6, 9).map(Math.abs)).toEqual([0, 0, 0]);
    expect(Math.abs(bias![2]!)).toBe(0);
    expect(Math.abs(output![2]!)).toBe(0);
    expect(bias!.filter((slope) => slope !== 0)).toHaveLength(3);
  });

  it("infers, is observed and, until masks are drawn, trains as if there were none", () => {
    const hidden = norms.map((normalization) => layer({ normalization }));
    const plain = trainerOf(hidden, "same");
    const dropping = trainerOf(
      hidden.map((each) => ({ ...each, dropout: 0.5 })),
      "same",
    );
    expect(dropping.trainer.step()).toBe(plain.trainer.step());
    drawMasks(dropping.trainer.masks, randomStream("masks"));
    const passes = [plain, dropping].map(({ network }) => createPass(network, 6));
    for (const statistics of ["running", "batch", "training"] as const) {
      for (const pass of passes) pass.run(plain.trainer.batch, statistics);
      expect(passes[1]!.logits).toEqual(passes[0]!.logits);
    }
    expect(dropping.trainer.forwardBackward()).not.toBe(plain.trainer.forwardBackward());
  });

  it("passes with masks as it trains with them", () => {
    const hidden = norms.slice(0, 4).map((normalization) => layer({ normalization, dropout: 0.3 }));
    const { network, trainer, stream } = trainerOf(hidden, "masked");
    drawMasks(trainer.masks, stream);
    trainer.forwardBackward();
    const pass = createPass(network, 6, true);
    copyMasks(trainer.masks, pass.masks);
    pass.run(trainer.batch, "training");
    expect(pass.logits).toEqual(trainer.logits);
  });
});
