import { z } from "zod";
import type { Dataset } from "../../flowers/dataset.ts";
import { unscaled } from "../../flowers/standardize.ts";
import { compileKernels } from "../../kernels/compiledKernels.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import { type Matrix, rowOf, valuesOf } from "../../matrix.ts";
import type { Network } from "../../network/network.ts";
import { createPass } from "../../network/pass.ts";
import { createPassOf } from "../../network/passOf.ts";
import { type RandomStream, randomStream } from "../../random.ts";
import { importanceWeights } from "../../sampling/importanceWeights.ts";
import { createUniformSampler } from "../../sampling/uniform.ts";
import { createEvaluator } from "../../tracking/meters/evaluation.ts";
import { createPopulationStatistics } from "../../tracking/meters/populationStatistics.ts";
import { testBatches } from "../../tracking/meters/testBatches.ts";
import { samplesAt } from "../../tracking/samplesAt.ts";
import { caseOf, fileOf, type Sections } from "../cases.ts";
import { expected, type Given, list, nullable, part } from "../fields.ts";
import { count, number, rows, vector } from "../format.ts";
import { activation, fillBatch, layerValues, networkOf, norm, parameters, trainersOf } from "../network.ts";
import { hyper, optimizerOf } from "../optimizer.ts";
import { unitMajor } from "../rows.ts";

const constants = { bn: z.strictObject({ eps: number, momentum: number }) };
type File = Sections<typeof constants>;

/** A network and its samples. */
const given = {
  sizes: z.array(count).min(2),
  norm,
  activation,
  loss: z.enum(["bce", "softmax_ce", "mse"]),
  X: rows,
  /** Classes, or real targets. */
  y: vector,
  initial_params: z.array(layerValues),
};

/** How it is trained, and what comes out. */
const trained = {
  optimizer: z.enum(["sgd", "momentum", "adam"]),
  hyper,
  batches: z.array(z.array(count).min(1)),
  train_loss: list(expected.number, "length"),
  gradients_step0: parameters,
  final_params: parameters,
  final_running: list(nullable(part({ mean: expected.vector, var: expected.vector }))),
};
const trainedRun = { ...given, ...trained };
type TrainedRun = Given<typeof trainedRun>;

const onBothKernels = <Found>(find: (kernels: Kernels) => Found): Found[] =>
  [plainKernels, compileKernels()].map(find);

/** gamma 1, beta 0, running mean 0 and variance 1, as PyTorch's layers begin. */
const start = { gamma: 1, beta: 0, mean: 0, variance: 1 };

/** Trains as the case says; with subsets, by weights. */
function train(
  run: TrainedRun,
  { bn }: File,
  kernels: Kernels,
  weighted: { readonly subsets: readonly number[]; readonly weights: Float64Array } | null = null,
) {
  const network = networkOf({ ...run, bn, start }, kernels);
  const trainer = trainersOf(network, optimizerOf(run.optimizer, run.hyper), weighted?.weights ?? null);
  let first: Float64Array[] = [];
  const losses = run.batches.map((indices, step) => {
    const ofSize = trainer(indices.length);
    fillBatch(ofSize, run, indices);
    if (weighted !== null) ofSize.subsets.set(indices.map((index) => weighted.subsets[index]!));
    const loss = ofSize.step();
    if (step === 0) first = network.parameters.map(({ gradient }) => gradient.slice());
    return loss;
  });
  const found = {
    train_loss: losses,
    gradients_step0: { network, arrays: first },
    final_params: { network, arrays: network.parameters.map(({ values }) => values) },
    final_running: network.hidden.map(({ norm: batch }) =>
      batch === null ? null : { mean: batch.runningMean, var: batch.runningVariance },
    ),
  };
  return { network, found };
}

const weighted = caseOf(
  {
    ...trainedRun,
    subsets: z.array(z.literal([0, 1])),
    drawn_share: number,
    aimed_share: number,
    subset_weights: expected.vector,
  },
  (run, file: File) =>
    onBothKernels((kernels) => {
      const uniform = { kind: "uniform", replacement: true } as const;
      const weights = importanceWeights(
        uniform,
        run.batches.length,
        [run.drawn_share, 1 - run.drawn_share],
        [run.aimed_share, 1 - run.aimed_share],
      );
      const { found } = train(run, file, kernels, { subsets: run.subsets, weights });
      return { ...found, subset_weights: weights };
    }),
);

const regression = caseOf(
  { ...trainedRun, test_X: rows, test_y: vector, test_output: expected.samples, test_loss: expected.number },
  (run, file: File) =>
    onBothKernels((kernels) => {
      const { network, found } = train(run, file, kernels);
      const features = unitMajor(run.test_X);
      const { columns } = features;
      const pass = createPass(network, columns);
      pass.run(features, "running");
      return {
        ...found,
        test_output: { rows: 1, columns, stride: columns, values: valuesOf(pass.logits) },
        test_loss: network.loss.value(pass.logits, Float64Array.from(run.test_y)),
      };
    }),
);

/** Rows stand in for draws: the sampler draws the orders that it is told. */
const epochs = caseOf(
  { ...trainedRun, last_batch: z.enum(["keep", "drop"]), batch_size: count, orders: z.array(z.array(count)) },
  (run, file: File, witness) => {
    const settings = { replacement: false, lastBatch: run.last_batch };
    const samples = run.X.length;
    const sampler = createUniformSampler(settings, samples, run.batch_size, drawsOf(run));
    for (const [at, indices] of run.batches.entries()) {
      const drawn = new Int32Array(sampler.sizeOfNext?.() ?? run.batch_size);
      sampler.next(drawn);
      witness.vector(`batches[${at}]`, drawn, indices);
    }
    return onBothKernels((kernels) => train(run, file, kernels).found);
  },
);

/** A stream by which Fisher and Yates' draws come to these orders: of each what it draws, and no rest that is dropped. */
function drawsOf({
  orders,
  last_batch,
  batch_size,
}: {
  readonly orders: readonly (readonly number[])[];
  readonly last_batch: "keep" | "drop";
  readonly batch_size: number;
}): RandomStream {
  const rows = orders[0]!.map((_, row) => row);
  const whole = rows.length - (last_batch === "drop" ? rows.length % batch_size : 0);
  const draws: number[] = [];
  for (const order of orders) {
    for (let drawn = 0; drawn < whole; drawn++) {
      const other = rows.indexOf(order[drawn]!);
      draws.push(other - drawn);
      rows[other] = rows[drawn]!;
      rows[drawn] = order[drawn]!;
    }
  }
  return { ...randomStream("told"), integer: () => draws.shift()! };
}

const evaluation = caseOf(
  {
    ...given,
    order: z.enum(["by-class", "by-subset"]),
    batch_size: count,
    subsets: z.array(z.literal([0, 1])),
    batches: list(expected.vector),
    judged: expected.vector,
    logits: expected.samples,
    mean_loss: expected.number,
    accuracy: expected.number,
  },
  (run, { bn }: File) =>
    onBothKernels((kernels) => {
      const network = networkOf({ ...run, bn, start }, kernels);
      giveNorms(network, run.initial_params);
      const data = datasetOf(run);
      const batches = testBatches(data, run.batch_size, run.order, randomStream("nothing is drawn"));
      const passOf = createPassOf(network);
      const evaluator = createEvaluator({
        network,
        split: { train: data, test: data, probe: data, scaling: unscaled(data.features.rows) },
        population: createPopulationStatistics(data, data.size, passOf),
        populationSample: data.size,
        sampler: { kind: "uniform", replacement: true },
        batchSize: run.batch_size + 1,
        evaluationBatches: { size: run.batch_size, order: run.order },
        passOf,
        stream: randomStream("nothing is drawn"),
      });
      const { loss, accuracy } = evaluator.evaluate("batch-mixed", 0, false);
      const rows = Array.from(batches.judged, (_, at) =>
        batches.indices.slice(at * batches.size, (at + 1) * batches.size),
      );
      return {
        batches: rows,
        judged: batches.judged,
        logits: logitsOf(network, data, rows),
        mean_loss: loss,
        accuracy,
      };
    }),
);

function giveNorms({ hidden }: Network, layers: Given<typeof given>["initial_params"]): void {
  hidden.forEach(({ normalization }, index) => {
    const { gamma = [], beta = [] } = layers[index]!;
    normalization?.arrays.gamma?.set(gamma);
    normalization?.arrays.beta?.set(beta);
  });
}

function datasetOf({
  X,
  y,
  subsets,
}: Pick<Given<typeof given>, "X" | "y"> & { readonly subsets: readonly number[] }): Dataset {
  const features = unitMajor(X);
  return {
    featureNames: X[0]!.map((_, at) => `x${at + 1}`),
    size: X.length,
    features,
    labels: Float64Array.from(y),
    subsets: Uint8Array.from(subsets),
    subsetCount: 2,
  };
}

/** Of all batches, one after the other, each normalized by its own statistics. */
function logitsOf(network: Network, data: Dataset, batches: readonly Int32Array[]): Matrix {
  const alone = batches.map((indices) => {
    const pass = createPass(network, indices.length);
    pass.run(samplesAt(data, indices).features, "training");
    return pass.logits;
  });
  const units = network.output.units;
  const columns = alone.reduce((sum, each) => sum + each.columns, 0);
  const values = Float64Array.from(
    Array.from({ length: units }, (_, unit) => alone.flatMap((each) => [...rowOf(each, unit)])).flat(),
  );
  return { rows: units, columns, stride: columns, values };
}

/** training_words.json: settings of training and data that the other files do not have. */
export const trainingWordsFile = fileOf(constants, { weighted, regression, epochs, evaluation });
