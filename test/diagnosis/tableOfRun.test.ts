import { describe, expect, it } from "vitest";
import { tableOfRun } from "../../src/diagnosis/tableOfRun.ts";
import { usualFlowers } from "../../src/flowers/settings.ts";
import { simulateSplit } from "../../src/flowers/split.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { rowOf } from "../../src/matrix.ts";
import { pytorchNorm } from "../../src/network/normalizations/pytorchNorm.ts";
import type { NormalizationSettings } from "../../src/network/normalizations/settings.ts";
import { randomStream } from "../../src/random.ts";
import { createStepper } from "../../src/runs/stepper.ts";

const { split } = simulateSplit(
  { ...usualFlowers, train: 64, test: 32, probe: 8 },
  randomStream("table-of-run"),
);

function stepperWith(normalization: NormalizationSettings) {
  const layer = { units: 3, activation: "tanh", normalization, bias: true } as const;
  return createStepper(
    {
      seed: 1,
      network: { hidden: [layer, layer], initialization: { kind: "torch-default", scale: 1 } },
      training: {
        steps: 3,
        batchSize: 8,
        sampler: { kind: "subset-biased", bias: 1, schedule: "alternate", blockLength: 1, first: 0 },
        optimizer: { kind: "sgd", learningRate: 0.1, schedule: { kind: "constant" }, weightDecay: 0 },
        phases: [],
        target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
        divergedAbove: null,
      },
      split,
      classes: 2,
    },
    plainKernels,
  );
}

function trained(normalization: NormalizationSettings) {
  const stepper = stepperWith(normalization);
  while (stepper.outcome() === null) {
    stepper.draw();
    stepper.train();
  }
  return stepper;
}

describe("the table of a run", () => {
  it("holds the running statistics, and mean and variance of z over each batch and over the test set", () => {
    const stepper = trained({ ...pytorchNorm, momentum: 0.9, momentumConvention: "keras" });
    const { dense, norm } = stepper.network.hidden[0]!;
    const { layers } = tableOfRun(stepper, split, 2);
    expect(layers).toHaveLength(2);
    expect(layers[0]!.momentum).toBeCloseTo(0.1, 12);
    expect(layers[0]).toMatchObject({ layer: "1", updates: 3, epsilon: 1e-5 });
    const unit = layers[0]!.units[1]!;
    expect(unit.running).toEqual({ mean: norm!.runningMean[1], variance: norm!.runningVariance[1] });
    expect(unit.batches.map(({ subset }) => subset).toSorted()).toEqual(["A", "B"]);

    // z = w·x + b by hand: over the last batch, which is still in place, and over the test set.
    const momentsOver = (features: typeof split.test.features) => {
      const z = Array.from({ length: features.columns }, (_, sample) =>
        Array.from(
          { length: features.rows },
          (_, input) => dense.weights[1 * features.rows + input]! * rowOf(features, input)[sample]!,
        ).reduce((sum, term) => sum + term, dense.bias![1]!),
      );
      const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
      return { mean, variance: z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length };
    };
    const last = momentsOver(stepper.trainerNow().batch);
    expect(unit.batches[1]!.mean).toBeCloseTo(last.mean, 12);
    expect(unit.batches[1]!.variance).toBeCloseTo(last.variance, 12);
    const all = momentsOver(split.test.features);
    expect(unit.population!.mean).toBeCloseTo(all.mean, 12);
    expect(unit.population!.variance).toBeCloseTo(all.variance, 12);
  });

  it("changes nothing in the network", () => {
    const stepper = trained(pytorchNorm);
    const state = () =>
      JSON.stringify([
        stepper.network.parameters.map(({ values }) => [...values]),
        stepper.network.hidden.map(({ norm }) => [...norm!.runningMean, ...norm!.runningVariance]),
      ]);
    const before = state();
    tableOfRun(stepper, split, 5);
    expect(state()).toBe(before);
  });

  it("counts no update after statistics are frozen", () => {
    expect(
      tableOfRun(trained({ ...pytorchNorm, freezeStatisticsFrom: 3 }), split, 2).layers[0]!.updates,
    ).toBe(2);
  });

  it("is refused without a norm by the batch, and with statistics of each subset", () => {
    expect(() => tableOfRun(trained({ kind: "none" }), split, 2)).toThrow(
      "expected a network with batch norm",
    );
    expect(() => tableOfRun(trained({ ...pytorchNorm, perSubset: true }), split, 2)).toThrow(
      "one per subset",
    );
  });
});
