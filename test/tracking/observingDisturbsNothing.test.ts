import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zeros } from "../../src/matrix.ts";
import { createNetwork, type Network } from "../../src/network/network.ts";
import type {
  BatchNormSettings,
  BatchRenormSettings,
  NormalizationSettings,
} from "../../src/network/normalizations/settings.ts";
import { createPass } from "../../src/network/pass.ts";
import type { HiddenLayerSettings } from "../../src/network/settings.ts";
import { createTrainer, type Trainer } from "../../src/network/trainer.ts";
import { randomStream } from "../../src/random.ts";
import { cloneNetwork } from "../../src/tracking/cloneNetwork.ts";
import { createGradientShiftMeter } from "../../src/tracking/meters/gradientShiftMeter.ts";
import { createLandscapeMeter } from "../../src/tracking/meters/landscapeMeter.ts";
import { createRecorder } from "../../src/tracking/recorder.ts";
import type { TrackingSettings } from "../../src/tracking/settings.ts";
import { sceneOf } from "./scene.ts";

const placement = fc.constantFrom("before" as const, "after" as const);
const epsilon = fc.constantFrom(1e-5, 1e-3);

const batchNorm = fc.record({
  kind: fc.constant("batch" as const),
  placement,
  epsilon,
  epsilonPlacement: fc.constantFrom("inside-root" as const, "added-to-sd" as const),
  divideBy: fc.constantFrom("m" as const, "m-1" as const),
  momentum: fc.constantFrom(0.1, 0.9),
  momentumConvention: fc.constantFrom("pytorch" as const, "keras" as const),
  runningVariance: fc.constantFrom("unbiased" as const, "biased" as const),
  center: fc.boolean(),
  scale: fc.boolean(),
  affine: fc.boolean(),
  virtualBatch: fc.constantFrom(null, 2, 3),
  perSubset: fc.boolean(),
  noise: fc.constantFrom(null, { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 }),
  freezeStatisticsFrom: fc.constantFrom(null, 1, 3),
}) satisfies fc.Arbitrary<BatchNormSettings>;

const batchRenorm = fc.record({
  kind: fc.constant("batch-renorm" as const),
  placement,
  epsilon,
  momentum: fc.constantFrom(0.01, 0.5),
  rMax: fc.constantFrom(1, 3),
  dMax: fc.constantFrom(0, 5),
  warmUp: fc.constantFrom(null, { plainUntil: 1, rMaxAt: 3, dMaxAt: 2 }),
}) satisfies fc.Arbitrary<BatchRenormSettings>;

const normalization: fc.Arbitrary<NormalizationSettings> = fc.oneof(
  fc.constantFrom({ kind: "none" as const }, { kind: "weight" as const }),
  fc.record({ kind: fc.constant("layer" as const), placement, epsilon }),
  batchNorm,
  batchRenorm,
);

const hiddenLayer: fc.Arbitrary<HiddenLayerSettings> = fc.record({
  units: fc.integer({ min: 1, max: 5 }),
  activation: fc.constantFrom("sigmoid" as const, "tanh" as const, "relu" as const),
  normalization,
  bias: fc.boolean(),
  frozen: fc.boolean(),
});

interface Case {
  readonly hidden: HiddenLayerSettings[];
  readonly inputs: number;
  readonly batchSize: number;
  readonly seed: string;
}
const cases: fc.Arbitrary<Case> = fc.record({
  hidden: fc.array(hiddenLayer, { maxLength: 3 }),
  inputs: fc.integer({ min: 1, max: 4 }),
  batchSize: fc.integer({ min: 2, max: 9 }),
  seed: fc.string(),
});

function build({ hidden, inputs, batchSize, seed }: Case): { network: Network; trainer: Trainer } {
  const initialization = { kind: "xavier-normal", scale: 1 } as const;
  const network = createNetwork(inputs, { hidden, initialization }, randomStream(seed));
  return {
    network,
    trainer: createTrainer(
      network,
      { kind: "sgd", learningRate: 0.1 },
      batchSize,
      4,
      randomStream(`${seed}/noise`),
    ),
  };
}

/** Everything a step reads or leaves behind, in bits, so that −0 and NaN count too. */
function bitsOf(network: Network, trainer: Trainer | null): string {
  const arrays = network.parameters.flatMap(({ values, gradient }) => [values, gradient]);
  for (const { norm: own } of network.hidden) if (own) arrays.push(own.runningMean, own.runningVariance);
  if (trainer !== null) {
    arrays.push(trainer.batch.values, trainer.labels, trainer.logits.values);
    for (const activity of trainer.hidden)
      for (const part of Object.values(activity)) arrays.push(...arraysIn(part));
  }
  return arrays.map((x) => Buffer.from(x.buffer, x.byteOffset, x.byteLength).toString("hex")).join(" ");
}

/** All numbers of a buffer, however deep. */
function arraysIn(part: unknown): Float64Array[] {
  if (part instanceof Float64Array) return [part];
  return part !== null && typeof part === "object" ? Object.values(part).flatMap(arraysIn) : [];
}

/** Trains for four steps; returns the bits after every one of them. */
function train(given: Case, observe: ((network: Network, trainer: Trainer) => () => void) | null): string[] {
  const { network, trainer } = build(given);
  const watch = observe?.(network, trainer) ?? null;
  const draws = randomStream(`${given.seed}/batches`);
  return [0, 1, 2, 3].map(() => {
    trainer.batch.values.forEach((_, j, values) => {
      values[j] = draws.normal();
    });
    trainer.labels.forEach((_, n, labels) => {
      labels[n] = draws.next() < 0.5 ? 1 : 0;
    });
    trainer.subsets.forEach((_, n, subsets) => {
      subsets[n] = draws.integer(2);
    });
    watch?.();
    trainer.step();
    watch?.();
    return bitsOf(network, trainer);
  });
}

describe("observing", () => {
  it("leaves every bit of the network and its trainer as it was, and a training as it would have been", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const watched = train(given, (network, trainer) => {
          const shift = createGradientShiftMeter(network, given.batchSize);
          const landscape = createLandscapeMeter(network, given.batchSize, [0.1, 10]);
          return () => {
            const before = bitsOf(network, trainer);
            const moved = network.parameters.map(({ values, gradient }) => ({
              values: values.map((value, j) => value - gradient[j]!),
            }));
            shift.measure(network.parameters, moved, trainer.batch, trainer.labels, trainer.subsets);
            shift.measure(moved, network.parameters, trainer.batch, trainer.labels, trainer.subsets);
            landscape.measure(network.parameters, trainer.batch, trainer.labels, trainer.subsets);
            expect(bitsOf(network, trainer)).toBe(before);
          };
        });
        expect(watched).toEqual(train(given, null));
      }),
    );
  });

  it("gives the same again, whatever was observed in between", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { network, trainer } = build(given);
        trainer.batch.values.forEach((_, j, values) => {
          values[j] = Math.sin(1 + 7 * j);
        });
        trainer.labels.fill(1, 0, 1);
        const { batch, labels } = trainer;
        const moved = network.parameters.map(({ values }) => ({ values: values.map((value) => 2 * value) }));
        const shift = createGradientShiftMeter(network, given.batchSize);
        const landscape = createLandscapeMeter(network, given.batchSize, [0.5]);
        const first = [
          shift.measure(network.parameters, moved, batch, labels),
          landscape.measure(moved, batch, labels),
        ];
        shift.measure(moved, network.parameters, zeros(batch.rows, batch.columns), labels);
        landscape.measure(network.parameters, zeros(batch.rows, batch.columns), labels);
        expect([
          shift.measure(network.parameters, moved, batch, labels),
          landscape.measure(moved, batch, labels),
        ]).toEqual(first);
      }),
    );
  });

  it("in training mode without a step writes no running statistics and no parameter", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { network, trainer } = build(given);
        const state = () => [
          ...network.parameters.map(({ values }) => [...values]),
          ...network.hidden.flatMap(({ norm: own }) =>
            own === null ? [] : [[...own.runningMean], [...own.runningVariance]],
          ),
        ];
        const before = state();
        trainer.batch.values.fill(3);
        trainer.forwardBackward();
        expect(state()).toEqual(before);
      }),
    );
  });
});

/** Trains for four steps; the bits after every step, and what a recorder made of them. */
function trainScene(given: Case, tracking: Partial<TrackingSettings> | null) {
  const scene = sceneOf({ ...given, ...(tracking === null ? {} : { tracking }) });
  const { network, trainer, split } = scene;
  const recorder =
    tracking === null
      ? null
      : createRecorder(scene, { measure: "test-accuracy", reach: 0.9, stay: 1, every: 1 });
  const draws = randomStream(`${given.seed}/batches`);
  recorder?.begin();
  const bits = [1, 2, 3, 4].map((step) => {
    const { features, labels, subsets, size } = split.train;
    for (let at = 0; at < trainer.batch.columns; at++) {
      const sample = draws.integer(size);
      for (let row = 0; row < features.rows; row++)
        trainer.batch.values[row * trainer.batch.stride + at] = features.values[row * size + sample]!;
      trainer.labels[at] = labels[sample]!;
      trainer.subsets[at] = subsets![sample]!;
    }
    recorder?.prepare(step);
    const loss = trainer.step();
    recorder?.step(step, loss);
    return bitsOf(network, trainer);
  });
  return { bits, record: recorder?.finish({ kind: "finished" }) ?? null };
}

describe("recording", () => {
  it("leaves every bit as it would have been, whatever is recorded", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { bits, record } = trainScene(given, {});
        expect(bits).toEqual(trainScene(given, null).bits);
        expect(record!.blocks.causes!.steps.length).toBe(3);
        expect(record!.blocks.landscape!.steps.length).toBe(4);
      }),
      { numRuns: 60 },
    );
  });

  it("sees the same, whatever else is recorded", () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom("causes", "batch-drift", "gradient-shift", "landscape", "drift"),
        (given, what) => {
          const alone = trainScene(given, { observe: [{ what, every: 1 }] }).record!;
          expect(alone.blocks[what]).toBeDefined();
          expect(alone.blocks[what]).toEqual(trainScene(given, {}).record!.blocks[what]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("cloneNetwork", () => {
  it("has the same bits and shares none of them", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { network, trainer } = build(given);
        trainer.labels.fill(1);
        trainer.batch.values.forEach((_, j, values) => {
          values[j] = Math.cos(3 * j);
        });
        trainer.step();
        const clone = cloneNetwork(network);
        const before = bitsOf(network, null);
        expect(bitsOf(clone, null)).toBe(before);
        const [ours, theirs] = [createPass(network, given.batchSize), createPass(clone, given.batchSize)];
        for (const statistics of ["running", "training", "batch"] as const) {
          ours.run(trainer.batch, statistics, null, trainer.subsets);
          theirs.run(trainer.batch, statistics, null, trainer.subsets);
          expect(theirs.logits).toEqual(ours.logits);
        }
        const other = createTrainer(clone, { kind: "sgd", learningRate: 1 }, given.batchSize);
        other.batch.values.fill(2);
        other.step();
        expect(bitsOf(network, null)).toBe(before);
      }),
    );
  });
});
