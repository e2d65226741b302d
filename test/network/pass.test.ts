import { describe, expect, it } from "vitest";
import { valuesOf, zeros } from "../../src/matrix.ts";
import type { HiddenActivity, HiddenBuffers } from "../../src/network/hiddenActivity.ts";
import { createNetwork } from "../../src/network/network.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import { createPass } from "../../src/network/pass.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";

const samples = 9;

function trained(...normalizations: NormalizationSettings[]) {
  const stream = randomStream("pass");
  const network = createNetwork(
    2,
    {
      hidden: normalizations.map((normalization) => ({
        units: 5,
        activation: "tanh" as const,
        normalization,
        bias: true,
      })),
      initialization: { kind: "xavier-normal", scale: 1 },
    },
    stream,
  );
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.3 }, samples);
  for (let step = 0; step < 5; step++) {
    for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
    for (let n = 0; n < samples; n++) trainer.labels[n] = stream.integer(2);
    trainer.step();
  }
  return { network, trainer };
}

const after = { ...pytorchNorm, placement: "after" as const };
const uniform = new Float64Array(samples).fill(1 / samples);

/** All that a layer did with its samples: neither what is nobody's, nor what a way back leaves behind. */
const shownBy = (activity: HiddenActivity) => {
  const { preActivation, unitInput, activated, output, mean, variance, batchNorm } =
    activity as HiddenBuffers;
  const { constant, grouped, noisy } = batchNorm!;
  const values = [preActivation, unitInput, activated, output].map(valuesOf);
  return { values, mean, variance, constant, grouped, noisy };
};

describe("a pass", () => {
  it("shows the same inputs of units and statistics without the last activation and the logits", () => {
    const norms: NormalizationSettings[] = [pytorchNorm, after, { kind: "none" }];
    for (const last of norms) {
      const { network, trainer } = trained(pytorchNorm, last);
      const [whole, part] = [createPass(network, samples), createPass(network, samples)];
      for (const statistics of ["batch", "training", "running"] as const) {
        whole.run(trainer.batch, statistics);
        part.runToUnitInputs(trainer.batch, statistics);
        expect(part.statistics()).toEqual(whole.statistics());
        part.hidden.forEach(({ preActivation, unitInput }, index) => {
          expect(valuesOf(preActivation)).toEqual(valuesOf(whole.hidden[index]!.preActivation));
          expect(valuesOf(unitInput)).toEqual(valuesOf(whole.hidden[index]!.unitInput));
        });
      }
    }
  });

  it("leaves parameters, gradients and running statistics as they are, bit for bit", () => {
    const { network, trainer } = trained(pytorchNorm, after, { kind: "none" });
    const state = () =>
      structuredClone([
        network.parameters.map(({ values, gradient }) => [values, gradient]),
        network.hidden.map(({ norm }) => [norm?.runningMean, norm?.runningVariance]),
        trainer.logits,
        trainer.batch,
        uniform,
      ]);
    const before = state();
    const pass = createPass(network, samples);
    pass.run(trainer.batch, "batch");
    pass.run(trainer.batch, "batch", uniform);
    pass.run(trainer.batch, "running");
    pass.run(trainer.batch, pass.statistics());
    expect(state()).toEqual(before);
  });

  it.each<[string, NormalizationSettings]>([
    ["virtual batches", { ...pytorchNorm, virtualBatch: 3 }],
    ["statistics frozen from the very next step", { ...pytorchNorm, freezeStatisticsFrom: 6 }],
    ["statistics frozen from the step after it", { ...pytorchNorm, freezeStatisticsFrom: 7 }],
    [
      "a renormalization whose limits are being relaxed",
      {
        kind: "batch-renorm",
        placement: "before",
        epsilon: 1e-5,
        momentum: 0.5,
        rMax: 3,
        dMax: 5,
        warmUp: { plainUntil: 4, rMaxAt: 9, dMaxAt: 8 },
      },
    ],
  ])("in training mode is the next training forward, bit for bit: %s", (_, normalization) => {
    const { network, trainer } = trained(normalization, normalization);
    const pass = createPass(network, samples);
    pass.run(trainer.batch, "training");
    const observed = valuesOf(pass.logits);
    pass.run(trainer.batch, "batch");
    const plain = valuesOf(pass.logits);
    trainer.step();
    expect(observed).toEqual(valuesOf(trainer.logits));
    if (normalization.kind !== "batch" || normalization.freezeStatisticsFrom !== 7)
      expect(plain).not.toEqual(observed);
  });

  it("in batch mode is the training forward, bit for bit", () => {
    const { network, trainer } = trained(pytorchNorm, after);
    trainer.forwardBackward();
    const pass = createPass(network, samples);
    pass.run(trainer.batch, "batch");
    expect(valuesOf(pass.logits)).toEqual(valuesOf(trainer.logits));
    pass.hidden.forEach((activity, h) => {
      expect(shownBy(activity)).toEqual(shownBy(trainer.hidden[h]!));
    });
  });

  it("with the statistics of a batch given back is that batch's pass", () => {
    const { network, trainer } = trained(pytorchNorm, { kind: "none" }, after);
    const pass = createPass(network, samples);
    pass.run(trainer.batch, "batch");
    const logits = valuesOf(pass.logits);
    const statistics = pass.statistics();
    expect(statistics.map((layer) => layer === null)).toEqual([false, true, false]);
    pass.run(trainer.batch, "running");
    expect(valuesOf(pass.logits)).not.toEqual(logits);
    expect(pass.statistics()[0]!.mean).toEqual(network.hidden[0]!.norm!.runningMean);
    pass.run(trainer.batch, statistics);
    expect(valuesOf(pass.logits)).toEqual(logits);
  });

  it("with equal weights agrees with no weights; with others it does not", () => {
    const { network, trainer } = trained(pytorchNorm, { ...after, divideBy: "m-1" });
    const pass = createPass(network, samples);
    pass.run(trainer.batch, "batch");
    const logits = valuesOf(pass.logits);
    pass.run(trainer.batch, "batch", uniform);
    logits.forEach((logit, n) => {
      expect(pass.logits.values[n]).toBeCloseTo(logit, 11);
    });
    pass.run(trainer.batch, "batch", Float64Array.of(0.5, 0.3, 0.2, 0, 0, 0, 0, 0, 0));
    expect(Math.abs(pass.logits.values[0]! - logits[0]!)).toBeGreaterThan(1e-3);
  });

  it("weighted by a subset alone has the statistics of that subset", () => {
    const { network, trainer } = trained(pytorchNorm, after);
    const four = zeros(2, 4);
    for (let feature = 0; feature < 2; feature++) {
      for (let n = 0; n < 4; n++)
        four.values[feature * 4 + n] = trainer.batch.values[feature * trainer.batch.stride + n]!;
    }
    const small = createPass(network, 4);
    small.run(four, "batch");
    const whole = createPass(network, samples);
    whole.run(trainer.batch, "batch", Float64Array.of(0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0, 0));
    valuesOf(small.logits).forEach((logit, n) => {
      expect(whole.logits.values[n]).toBeCloseTo(logit, 12);
    });
  });

  it("as in training takes weights, too: those of a batch without end", () => {
    const renorm = {
      kind: "batch-renorm",
      placement: "before",
      epsilon: 1e-5,
      momentum: 0.1,
      rMax: 2,
      dMax: 1,
      warmUp: null,
    } as const;
    const weights = Float64Array.of(0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0, 0);
    for (const norm of [pytorchNorm, renorm, { ...pytorchNorm, freezeStatisticsFrom: 3 }]) {
      const { network, trainer } = trained(norm, after);
      const four = zeros(2, 4);
      for (let feature = 0; feature < 2; feature++)
        for (let n = 0; n < 4; n++)
          four.values[feature * 4 + n] = trainer.batch.values[feature * trainer.batch.stride + n]!;
      const small = createPass(network, 4);
      small.run(four, "training");
      const whole = createPass(network, samples);
      whole.run(trainer.batch, "training", weights);
      valuesOf(small.logits).forEach((logit, n) => {
        expect(whole.logits.values[n]).toBeCloseTo(logit, 12);
      });
    }
  });

  it("as in training with weights knows no virtual batches: one without end is all of them", () => {
    const { network, trainer } = trained({ ...pytorchNorm, virtualBatch: 3 });
    const pass = createPass(network, samples);
    pass.run(trainer.batch, "training", uniform);
    const ghost = valuesOf(pass.logits);
    pass.run(trainer.batch, "batch");
    valuesOf(pass.logits).forEach((logit, n) => {
      expect(ghost[n]).toBeCloseTo(logit, 12);
    });
    pass.run(trainer.batch, "training");
    expect(valuesOf(pass.logits)).not.toEqual(ghost);
  });

  it("names both shapes where something does not fit", () => {
    const { network, trainer } = trained(pytorchNorm, after);
    const pass = createPass(network, samples);
    expect(() => pass.run(zeros(2, 4), "batch")).toThrow(
      "pass: features have shape 2 × 4, the pass takes 2 × 9",
    );
    expect(() => pass.run(zeros(3, 9), "batch")).toThrow("3 × 9, the pass takes 2 × 9");
    expect(() => pass.run(trainer.batch, "running", uniform)).toThrow("sample weights belong to");
    expect(() => pass.run(trainer.batch, "batch", uniform.subarray(1))).toThrow(
      "8 sample weights for 9 samples",
    );
    expect(() => pass.run(trainer.batch, [null])).toThrow("statistics of 1 layers for 2 hidden layers");
    expect(() => pass.run(trainer.batch, [null, null])).toThrow("of 0 units for 5 in hidden layer 1");
  });

  it("of one sample is refused where the batch variance divides by m − 1", () => {
    const { network } = trained({ ...pytorchNorm, divideBy: "m-1" });
    const pass = createPass(network, 1);
    expect(() => pass.run(zeros(2, 1), "batch")).toThrow("needs at least 2 samples, got 1");
    pass.run(zeros(2, 1), "running");
  });
});
