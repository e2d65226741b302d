import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Matrix, zeros } from "../../../src/matrix.ts";
import { fastPassKernels } from "../../../src/network/fast/fastPassKernels.ts";
import { createNetwork } from "../../../src/network/network.ts";
import { createPass, type Pass } from "../../../src/network/pass.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { type RandomStream, randomStream } from "../../../src/random.ts";
import { type RandomTraining, randomTraining } from "./networks.ts";

function normal(rows: number, columns: number, stream: RandomStream): Matrix {
  const matrix = zeros(rows, columns);
  for (let j = 0; j < matrix.values.length; j++) matrix.values[j] = stream.normal();
  return matrix;
}

/** A network whose running statistics and parameters have moved away from where they begin. */
function trained({ seed, inputs, classes, batchSize, settings }: RandomTraining) {
  const network = createNetwork(inputs, settings, randomStream(`${seed}`), classes);
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.01 }, batchSize);
  const stream = randomStream(`${seed}/batches`);
  for (let step = 0; step < 3; step++) {
    trainer.batch.values.set(normal(inputs, batchSize, stream).values);
    for (let n = 0; n < batchSize; n++) trainer.labels[n] = Math.floor(stream.next() * classes);
    trainer.step();
  }
  return network;
}

/** Everything that a pass shows to observers. */
const shownBy = ({ hidden, logits }: Pass): number[] => [
  ...logits,
  ...hidden.flatMap(({ preActivation, unitInput, output, mean, variance }) => [
    ...preActivation.values,
    ...unitInput.values,
    ...output.values,
    ...(mean ?? []),
    ...(variance ?? []),
  ]),
];

describe("compiled passes", () => {
  it("show what plain ones show, to 1e-12, by all kinds of statistics", () => {
    fc.assert(
      fc.property(randomTraining, fc.integer({ min: 2, max: 40 }), (training, samples) => {
        // Virtual batches must fit the samples.
        const even = samples + (samples % 2);
        const network = trained({ ...training, batchSize: training.batchSize & ~1 });
        const plain = createPass(network, even);
        const fast = createPass(network, even, fastPassKernels);
        const stream = randomStream(`${training.seed}/samples`);
        const weights = new Float64Array(even).fill(1 / even);
        const ways: ((pass: Pass, features: Matrix) => void)[] = [
          (pass, features) => pass.run(features, "running"),
          (pass, features) => pass.run(features, "batch"),
          (pass, features) => pass.run(features, "batch", weights),
          (pass, features) => pass.run(features, pass.statistics()),
          (pass, features) => pass.run(features, "training"),
          (pass, features) => pass.run(features, "running"),
        ];
        for (const way of ways) {
          const features = normal(training.inputs, even, stream);
          way(plain, features);
          way(fast, features);
          const [expected, actual] = [shownBy(plain), shownBy(fast)];
          expect(actual.length).toBe(expected.length);
          for (let j = 0; j < expected.length; j++) {
            if (Object.is(actual[j], expected[j])) continue;
            const deviation = Math.abs(actual[j]! - expected[j]!) / Math.max(1, Math.abs(expected[j]!));
            expect(deviation).toBeLessThanOrEqual(1e-12);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
