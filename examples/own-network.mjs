// A network of one's own, trained step by step: does it keep its accuracy at inference when every batch is of one subset?
//
//   npm install ics-lab && node own-network.mjs
import {
  accuracy,
  compileKernels,
  createNetwork,
  createPass,
  createSampler,
  createTrainer,
  pytorchNorm,
  randomStream,
  simulateSplit,
  usualFlowers,
  writeSamplesAt,
} from "ics-lab/engine";

const steps = 500;
const batchSize = 32;

/**
 * Trains on uniform batches (bias 0) or on batches of one subset (bias 1) and gives the accuracy on new flowers.
 *
 * @param {import("ics-lab/engine").NormalizationSettings} normalization
 * @param {number} bias
 */
function trained(normalization, bias) {
  // Randomness is a named stream: the same names, the same flowers, weights and batches.
  const streams = randomStream("1");
  const { split } = simulateSplit(usualFlowers, streams.child("data"));
  const { train, test } = split;

  /** @type {import("ics-lab/engine").HiddenLayerSettings} */
  const layer = { units: 16, activation: "sigmoid", normalization, bias: true };
  const network = createNetwork(
    train.features.rows,
    { hidden: [layer, layer, layer], initialization: { kind: "xavier-normal", scale: 1 } },
    streams.child("initialization"),
    2,
    compileKernels(),
  );
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 1 }, batchSize);
  const sampler = createSampler(
    { kind: "subset-biased", bias, schedule: "alternate", blockLength: 1, first: 0 },
    train,
    batchSize,
    steps,
    streams.child("batches"),
  );

  const indices = new Int32Array(batchSize);
  for (let step = 1; step <= steps; step++) {
    sampler.next(indices);
    writeSamplesAt(train, indices, trainer.batch, trainer.subsets);
    indices.forEach((index, at) => {
      trainer.labels[at] = train.labels[index] ?? 0;
    });
    trainer.step();
  }

  const pass = createPass(network, test.size);
  pass.run(test.features, "running");
  return accuracy(network.loss, pass.logits, test.labels);
}

for (const [name, bias] of /** @type {const} */ ([
  ["mixed batches", 0],
  ["one subset a batch", 1],
]))
  console.log(
    `${name}: ${trained({ kind: "none" }, bias).toFixed(3)} without a norm, ${trained(pytorchNorm, bias).toFixed(3)} with batch norm`,
  );

// It prints:
//   mixed batches: 0.884 without a norm, 0.972 with batch norm
//   one subset a batch: 0.873 without a norm, 0.505 with batch norm
