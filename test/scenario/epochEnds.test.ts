import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/random.ts";
import { createSampler } from "../../src/sampling/samplers.ts";
import { epochEnds } from "../../src/scenario/epochEnds.ts";
import { trainedBy } from "../../src/scenario/phases.ts";
import type { TrainingPhase } from "../../src/scenario/scenario.ts";
import { faultsOf, least } from "./leastScenario.ts";

const optimizer = { kind: "sgd", learningRate: 0.1 } as const;
const ofEpochs = (lastBatch: "join" | "keep" | "drop") =>
  ({ kind: "uniform", replacement: false, lastBatch }) as const;

/** The samplers themselves, batch by batch, each phase going on where the one before stood. */
function drawn(training: Parameters<typeof epochEnds>[0], samples: number) {
  const stream = randomStream("epochs");
  const data = { size: samples, subsets: null, subsetCount: 0, labels: new Float64Array(samples) };
  const create = (step: number) => {
    const { sampler, batchSize } = trainedBy(training, step);
    return createSampler(sampler, data, batchSize, training.steps, stream);
  };
  let sampler = create(1);
  let from = 1;
  const found = new Set<string>();
  for (let step = 1; step <= training.steps; step++) {
    if (training.phases.some((phase) => phase.from === step)) {
      const saved = sampler.save();
      sampler = create(step);
      sampler.restore(saved);
      from = step;
    }
    const { batchSize } = trainedBy(training, step);
    const size = sampler.sizeOfNext?.() ?? batchSize;
    if (size < batchSize) found.add(`${from}: ${size}`);
    sampler.next(new Int32Array(size));
  }
  return [...found];
}

describe("the ends of epochs", () => {
  it("are of what a change of the batch size leaves: 101 − 30 − 2 · 35 = 1, then 101 − 2 · 35 = 31", () => {
    const phases: TrainingPhase[] = [{ from: 2, batchSize: 35 }];
    const training = { steps: 20, batchSize: 30, sampler: ofEpochs("keep"), optimizer, phases };
    expect(epochEnds(training, 101)).toEqual([
      { from: 2, size: 1 },
      { from: 2, size: 31 },
    ]);
    expect(epochEnds({ ...training, steps: 3 }, 101)).toEqual([]);
  });

  it("are those of the samplers, whatever phases do", () => {
    const stream = randomStream("phases");
    const samplers = [
      ...(["join", "keep", "keep", "drop"] as const).map(ofEpochs),
      { kind: "uniform", replacement: true } as const,
    ];
    for (let trial = 0; trial < 500; trial++) {
      const samples = 5 + stream.integer(20);
      const by = () => ({
        batchSize: 1 + stream.integer(samples),
        sampler: samplers[stream.integer(samplers.length)]!,
      });
      const phases: TrainingPhase[] = [];
      for (let from = 2 + stream.integer(6); phases.length < 4; from += 1 + stream.integer(9))
        phases.push({ from, ...by() });
      const training = { steps: 5 + stream.integer(30), ...by(), optimizer, phases };
      const found = epochEnds(training, samples).map(({ from, size }) => `${from}: ${size}`);
      expect(found, JSON.stringify({ training, samples })).toEqual(drawn(training, samples));
    }
  });
});

describe("a phase that finds an epoch begun", () => {
  const scenario = (from: number, normalization: unknown = "batch") => ({
    ...least,
    data: { flowers: { train: 101 } },
    network: { hidden: [4], normalization },
    training: {
      steps: 20,
      batchSize: 30,
      sampler: ofEpochs("keep"),
      phases: [{ from, set: { "training.batchSize": 35 } }],
    },
  });

  it("is a fault where it leaves one sample to a variance divided by m − 1", () => {
    expect(faultsOf(scenario(2))).toContain(
      "training.phases  an unbiased running variance of batch norm needs a batch of at least 2; batches of 35, from step 2 on, leave 1 of 101 training samples for the last of the epoch that they find begun (another from or batchSize, or lastBatch: join or drop)",
    );
  });

  it("is none where it leaves more, or nothing divides by m − 1", () => {
    expect(faultsOf(scenario(3))).toBe("");
    expect(faultsOf(scenario(2, "layer"))).toBe("");
  });
});
