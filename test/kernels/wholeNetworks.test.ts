import fc from "fast-check";
import { describe, it } from "vitest";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { type Matrix, rowOf, valuesOf } from "../../src/matrix.ts";
import { copyMasks, drawMasks } from "../../src/network/dropout.ts";
import type { HiddenActivity } from "../../src/network/hiddenActivity.ts";
import { createNetwork, type Network } from "../../src/network/network.ts";
import { createPass, type Pass } from "../../src/network/pass.ts";
import { createTrainer, type Trainer } from "../../src/network/trainer.ts";
import { type RandomStream, randomStream } from "../../src/random.ts";
import { type RandomTraining, randomTraining } from "../network/randomTraining.ts";
import { requireSameBits } from "./draws.ts";

const compiled = compileKernels();
const steps = 5;

interface Twin {
  readonly network: Network;
  readonly trainer: Trainer;
}

function twinOf(
  { seed, inputs, classes, batchSize, settings, optimizer }: RandomTraining,
  kernels: Kernels,
): Twin {
  const network = createNetwork(inputs, settings, randomStream(`${seed}`), classes, kernels);
  return {
    network,
    trainer: createTrainer(network, optimizer, batchSize, steps, randomStream(`${seed}/noise`)),
  };
}

/** Numbers into both matrices, and NaN to where what stands is nobody's. */
function draw(matrices: readonly Matrix[], stream: RandomStream, wild: boolean): void {
  const odd = [0, -0, 5e-324, 1e200, Number.POSITIVE_INFINITY, Number.NaN];
  for (const { values } of matrices) values.fill(Number.NaN);
  for (let row = 0; row < matrices[0]!.rows; row++) {
    const drawn = rowOf(matrices[0]!, row);
    for (let n = 0; n < drawn.length; n++)
      drawn[n] = wild && stream.integer(20) === 0 ? odd[stream.integer(odd.length)]! : stream.normal();
    for (const matrix of matrices) rowOf(matrix, row).set(drawn);
  }
}

function fill(trainers: readonly Trainer[], classes: number, stream: RandomStream, wild: boolean): void {
  draw(
    trainers.map(({ batch }) => batch),
    stream,
    wild,
  );
  const [{ labels, subsets }] = trainers as [Trainer];
  for (let n = 0; n < labels.length; n++) labels[n] = stream.integer(classes);
  for (let n = 0; n < labels.length; n++) subsets[n] = stream.integer(2);
  for (const trainer of trainers) {
    trainer.labels.set(labels);
    trainer.subsets.set(subsets);
  }
}

const activityOf = (hidden: readonly HiddenActivity[]) =>
  hidden.flatMap(({ preActivation, unitInput, output, mean, variance }) => [
    ...[preActivation, unitInput, output].map(valuesOf),
    ...[mean, variance].filter((values) => values !== null),
  ]);

/** Everything that training leaves behind, and what a step shows to observers. */
const leftBy = ({ network, trainer }: Twin): Float64Array[] => [
  ...network.parameters.flatMap(({ values, gradient }) => [values, gradient]),
  ...network.hidden.flatMap(({ norm }) => (norm === null ? [] : [norm.runningMean, norm.runningVariance])),
  valuesOf(trainer.logits),
  ...activityOf(trainer.hidden),
];

/** Everything that a pass shows to observers. */
const shownBy = (pass: Pass): Float64Array[] => [
  valuesOf(pass.logits),
  ...activityOf(pass.hidden),
  ...pass.statistics().flatMap((layer) => (layer === null ? [] : [layer.mean, layer.variance])),
];

function requireSameArrays(
  actual: readonly Float64Array[],
  expected: readonly Float64Array[],
  what: string,
): void {
  requireSameBits([actual.length], [expected.length], what);
  for (const [index, array] of expected.entries())
    requireSameBits(actual[index]!, array, `${what}, array ${index}`);
}

function requireSamePasses(training: RandomTraining, ours: Twin, theirs: Twin, samples: number): void {
  const passes = [ours, theirs].map(({ network }) => createPass(network, samples));
  const [plain, other] = passes as [Pass, Pass];
  const stream = randomStream(`${training.seed}/samples`);
  const subsets = Array.from({ length: samples }, () => stream.integer(2));
  const weights = new Float64Array(samples);
  for (let n = 0; n < samples; n++) weights[n] = n === 0 ? 1 : stream.integer(3);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let n = 0; n < samples; n++) weights[n] = weights[n]! / total;
  const features = { rows: training.inputs, columns: samples, stride: samples } as const;
  const ways: Record<string, (pass: Pass, batch: Matrix) => void> = {
    batch: (pass, batch) => pass.run(batch, "batch", null, subsets),
    "given statistics": (pass, batch) => pass.run(batch, pass.statistics(), null, subsets),
    "weighted batch": (pass, batch) => pass.run(batch, "batch", weights, subsets),
    training: (pass, batch) => pass.run(batch, "training", null, subsets),
    "weighted training": (pass, batch) => pass.run(batch, "training", weights, subsets),
    running: (pass, batch) => pass.run(batch, "running", null, subsets),
  };
  for (const [name, run] of Object.entries(ways)) {
    // Each pass keeps the statistics that normalized in the one before, in both twins.
    if (name === "given statistics" && plain.statistics().some((layer, h) => !fits(layer, ours, h))) continue;
    const batch = { ...features, values: new Float64Array(training.inputs * samples) };
    draw([batch], stream, false);
    for (const pass of passes) run(pass, batch);
    requireSameArrays(shownBy(other), shownBy(plain), `pass by ${name}`);
  }
}

/** Whether what a pass was normalized by is what it can be given: one set for every set of running statistics. */
function fits(layer: ReturnType<Pass["statistics"]>[number], { network }: Twin, index: number): boolean {
  const norm = network.hidden[index]!.norm;
  return norm === null || layer?.mean.length === norm.runningMean.length;
}

describe("whole networks on compiled kernels", () => {
  it("train and pass with the bits of plain ones, whatever the network", () => {
    const samples = fc.integer({ min: 3, max: 9 });
    fc.assert(
      fc.property(randomTraining, samples, fc.nat({ max: 7 }), (training, passed, kind) => {
        compiled.startOver();
        const [plain, other] = [plainKernels, compiled].map((kernels) => twinOf(training, kernels)) as [
          Twin,
          Twin,
        ];
        const trainers = [plain.trainer, other.trainer];
        const stream = randomStream(`${training.seed}/batches`);
        for (let step = 1; step <= steps; step++) {
          fill(trainers, training.classes, stream, kind === 0);
          drawMasks(plain.trainer.masks, stream);
          copyMasks(plain.trainer.masks, other.trainer.masks);
          requireSameBits([other.trainer.step()], [plain.trainer.step()], `loss of step ${step}`);
          requireSameArrays(leftBy(other), leftBy(plain), `step ${step}`);
        }
        fill(trainers, training.classes, stream, false);
        requireSameBits(
          [other.trainer.forwardBackward()],
          [plain.trainer.forwardBackward()],
          "loss without a step",
        );
        requireSameArrays(leftBy(other), leftBy(plain), "gradients without a step");
        requireSamePasses(training, plain, other, passed);
      }),
      { seed: 31, numRuns: 2000 },
    );
  });
});
