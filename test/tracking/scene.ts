import type { Dataset } from "../../src/flowers/dataset.ts";
import { zeros } from "../../src/matrix.ts";
import { createNetwork } from "../../src/network/network.ts";
import { createPass } from "../../src/network/pass.ts";
import type { HiddenLayerSettings } from "../../src/network/settings.ts";
import { createTrainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";
import { createEvaluator } from "../../src/tracking/meters/evaluation.ts";
import { createPopulationStatistics } from "../../src/tracking/meters/populationStatistics.ts";
import type { Instrument } from "../../src/tracking/observation.ts";
import { observationNames } from "../../src/tracking/observations/observations.ts";
import { createProbeSet } from "../../src/tracking/probeSet.ts";
import type { Scene } from "../../src/tracking/scene.ts";
import type { TrackingSettings } from "../../src/tracking/settings.ts";
import { createTwins } from "../../src/tracking/twins.ts";

interface SceneSettings {
  readonly hidden: readonly HiddenLayerSettings[];
  readonly inputs: number;
  readonly batchSize: number;
  readonly seed: string;
  readonly totalSteps?: number;
  readonly probe?: number;
  readonly detailed?: boolean;
  readonly tracking?: Partial<TrackingSettings>;
}

/** Samples of normal features, half of each class and of each subset. */
function randomData(inputs: number, size: number, seed: string): Dataset {
  const stream = randomStream(seed);
  const features = zeros(inputs, size);
  features.values.forEach((_, at, values) => {
    values[at] = stream.normal();
  });
  return {
    featureNames: Array.from({ length: inputs }, (_, at) => `x${at + 1}`),
    size,
    features,
    labels: Float64Array.from({ length: size }, (_, at) => at % 2),
    subsets: Uint8Array.from({ length: size }, (_, at) => (at >> 1) % 2),
    subsetCount: 2,
  };
}

/** A network, a trainer and data for an instrument to look at. */
export function sceneOf({
  hidden,
  inputs,
  batchSize,
  seed,
  totalSteps = 4,
  probe = 12,
  detailed = true,
  tracking = {},
}: SceneSettings): Scene & { readonly settings: TrackingSettings } {
  const network = createNetwork(
    inputs,
    { hidden, initialization: { kind: "xavier-normal", scale: 1 } },
    randomStream(seed),
  );
  const optimizer = { kind: "sgd", learningRate: 0.1 } as const;
  const train = randomData(inputs, 20, `${seed}/train`);
  const split = {
    train,
    test: randomData(inputs, 10, `${seed}/test`),
    probe: train,
    scaling: { mean: new Float64Array(inputs), sd: new Float64Array(inputs).fill(1) },
  };
  const sampler = {
    kind: "subset-biased",
    bias: 1,
    schedule: "alternate",
    blockLength: 1,
    first: 0,
  } as const;
  const passOf = (_: string, samples: number) => createPass(network, samples);
  const stream = randomStream(`${seed}/tracking`);
  const population = createPopulationStatistics(train, 8, passOf);
  const evaluated = { network, split, population, populationSample: 8, sampler, batchSize, passOf };
  const by = { batchSize, sampler, optimizer };
  const trainer = createTrainer(network, optimizer, batchSize, totalSteps, randomStream(`${seed}/noise`));
  return {
    network,
    population,
    evaluator: createEvaluator({ ...evaluated, stream: stream.child("evaluation") }),
    trainer,
    trainerNow: () => trainer,
    split,
    twins: createTwins(),
    passOf,
    probe: createProbeSet(createPass(network, probe), randomData(inputs, probe, `${seed}/probe`)),
    trainedBy: () => by,
    currentSubset: () => (network.age.updates % 2 === 0 ? 0 : 1),
    batchIndices: Int32Array.from({ length: batchSize }, (_, at) => at),
    previousIndices: Int32Array.from({ length: batchSize }, (_, at) => at + 1),
    settings: {
      observe: observationNames.map((what) => ({ what, every: 1 })),
      units: "detailed",
      snapshots: { dense: 4, count: 1, spacing: "even" },
      evaluations: 4,
      populationSample: 8,
      driftLag: 1,
      landscapeReach: [0.5, 2],
      fieldSize: 4,
      plane: null,
      ...tracking,
    },
    totalSteps,
    detailed,
    noiseFromItsBeginning: () => randomStream(`${seed}/noise`),
    stream,
  };
}

/** A plain layer of identity units, whose z can be set by its weights and bias. */
export const plainLayer = (units: number): HiddenLayerSettings => ({
  units,
  activation: "identity",
  normalization: { kind: "none" },
  bias: true,
});

/** Tells an instrument of every step: `change` is what training would do. */
export function watch<Block>(
  instrument: Instrument<Block>,
  steps: number,
  change: (step: number) => void,
): Block {
  instrument.begin();
  instrument.observe(0);
  for (let step = 1; step <= steps; step++) {
    instrument.prepare(step);
    change(step);
    instrument.observe(step);
  }
  const block = instrument.block();
  if (block === null) throw new Error("there was nothing to observe");
  return block;
}
