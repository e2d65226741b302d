import { describe, expect, it } from "vitest";
import type { Dataset } from "../../../src/flowers/dataset.ts";
import { simulateSplit } from "../../../src/flowers/split.ts";
import { valuesOf } from "../../../src/matrix.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { createPass } from "../../../src/network/pass.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";
import type { SamplerSettings } from "../../../src/sampling/settings.ts";
import { createEvaluator } from "../../../src/tracking/meters/evaluation.ts";
import { createPopulationStatistics } from "../../../src/tracking/meters/populationStatistics.ts";
import { indicesOfSubset, samplesAt } from "../../../src/tracking/samplesAt.ts";
import { flowerSettings } from "../../flowers/flowerSettings.ts";
import { smallSettings } from "../../runs/smallRun.ts";

/** A network after a few steps on the first flowers, and its evaluator under a sampler of that bias. */
function evaluatorAt(
  bias: number,
  tested: (test: Dataset) => Dataset = (test) => test,
  sampler: SamplerSettings = { kind: "subset-biased", bias, schedule: "alternate", blockLength: 1, first: 0 },
) {
  const { split: whole } = simulateSplit(flowerSettings, randomStream("1/data"));
  const split = { ...whole, test: tested(whole.test) };
  const network = createNetwork(2, smallSettings.network, randomStream("1/initialization"));
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 1 }, 32);
  for (let step = 0; step < 30; step++) {
    for (let feature = 0; feature < 2; feature++)
      for (let at = 0; at < 32; at++)
        trainer.batch.values[feature * 32 + at] =
          split.train.features.values[feature * split.train.size + ((step * 32 + at) % split.train.size)]!;
    for (let at = 0; at < 32; at++)
      trainer.labels[at] = split.train.labels[(step * 32 + at) % split.train.size]!;
    trainer.step();
  }
  const passOf = (_: string, samples: number) => createPass(network, samples);
  const evaluator = createEvaluator({
    network,
    split,
    population: createPopulationStatistics(split.train, 128, passOf),
    populationSample: 128,
    sampler,
    batchSize: 16,
    passOf,
    stream: randomStream("1/evaluation"),
  });
  return { evaluator, network, split };
}

describe("createEvaluator", () => {
  it("goes by the subsets that the test set has, and does not know the others", () => {
    const uniform = { kind: "uniform", replacement: true } as const;
    const onlyA = (test: Dataset) => samplesAt(test, indicesOfSubset(test, 0));
    const { evaluator, split } = evaluatorAt(0, onlyA, uniform);
    expect(split.test.subsetCount).toBe(2);
    const { loss, accuracy, bySubset } = evaluator.evaluate("per-subset", 30, true);
    expect(loss).toBeGreaterThan(0);
    expect(bySubset.A).toBe(accuracy);
    expect(bySubset.B).toBeNaN();
    expect(evaluator.evaluate("running", 30, true).bySubset.B).toBeNaN();
  });

  it("counts the right logits of a pass by running statistics, whole and per subset", () => {
    const { evaluator, network, split } = evaluatorAt(1);
    const pass = createPass(network, split.test.size);
    pass.run(split.test.features, "running");
    const right = Array.from(
      valuesOf(pass.logits),
      (logit, at) => logit > 0 === (split.test.labels[at] === 1),
    );
    const share = (of: (at: number) => boolean) => {
      const chosen = right.filter((_, at) => of(at));
      return chosen.filter(Boolean).length / chosen.length;
    };
    expect(evaluator.accuracy(30)).toBe(share(() => true));
    // What was found stands when other passes have been made over it.
    evaluator.evaluate("population", 30, true);
    const evaluation = evaluator.evaluate("running", 30, true);
    expect(evaluation.accuracy).toBe(share(() => true));
    expect(evaluation.loss).toBe(network.loss.value(pass.logits, split.test.labels));
    expect(evaluation.bySubset.A).toBe(share((at) => split.test.subsets![at] === 0));
    expect(evaluation.bySubset.B).toBe(share((at) => split.test.subsets![at] === 1));
  });

  it("takes as-trained statistics for the population's at bias 0, and for each subset's own at bias 1", () => {
    const uniform = evaluatorAt(0).evaluator;
    const asTrained = uniform.evaluate("as-trained", 30, true);
    const population = uniform.evaluate("population", 30, true);
    expect(asTrained.loss).toBeCloseTo(population.loss, 12);
    const one = evaluatorAt(1).evaluator;
    expect(one.evaluate("as-trained", 30, true).loss).toBeCloseTo(
      one.evaluate("per-subset", 30, true).loss,
      12,
    );
    expect(asTrained.loss).not.toBeCloseTo(one.evaluate("as-trained", 30, true).loss, 3);
  });

  it("takes a subset's statistics from its own samples, as of all where the others have no weight", () => {
    const { evaluator, network, split } = evaluatorAt(0.5);
    const all = createPass(network, split.train.size);
    const losses = [0, 1].map((subset) => {
      const count = split.train.subsets!.filter((of) => of === subset).length;
      const weights = Float64Array.from(split.train.subsets!, (of) => (of === subset ? 1 / count : 0));
      all.run(split.train.features, "batch", weights, split.train.subsets);
      const own = samplesAt(split.test, indicesOfSubset(split.test, subset));
      const pass = createPass(network, own.size);
      pass.run(own.features, all.statistics(), null, own.subsets);
      return { size: own.size, loss: network.loss.value(pass.logits, own.labels) };
    });
    const [a, b] = losses as [(typeof losses)[number], (typeof losses)[number]];
    expect(evaluator.evaluate("per-subset", 30, true).loss).toBeCloseTo(
      (a.loss * a.size + b.loss * b.size) / (a.size + b.size),
      12,
    );
  });

  it("evaluates a step once, whoever asks, and few training samples apart from all", () => {
    const { evaluator } = evaluatorAt(0);
    const first = evaluator.evaluate("population", 30, false);
    expect(evaluator.evaluate("population", 30, false)).toBe(first);
    expect(evaluator.evaluate("as-trained", 30, false)).toBe(first);
    expect(evaluator.evaluate("population", 30, true).loss).not.toBe(first.loss);
    expect(evaluator.evaluate("population", 31, false)).not.toBe(first);
  });

  it("evaluates the same test batches every time", () => {
    const { evaluator } = evaluatorAt(1);
    for (const statistic of ["batch-mixed", "batch-as-trained"] as const)
      expect(evaluator.evaluate(statistic, 30, true)).toEqual(evaluator.evaluate(statistic, 30, true));
  });

  it("leaves parameters and running statistics bit-identical", () => {
    const { evaluator, network } = evaluatorAt(0.5);
    const state = () =>
      structuredClone([
        network.parameters.map(({ values }) => values),
        network.hidden.map(({ norm }) => [norm!.runningMean, norm!.runningVariance]),
      ]);
    const before = state();
    for (const statistic of evaluator.statistics) evaluator.evaluate(statistic, 30, true);
    expect(state()).toEqual(before);
  });
});
