import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fastPasses } from "../../../src/network/fast/fastPasses.ts";
import { createNetwork, type Network } from "../../../src/network/network.ts";
import { plainPasses } from "../../../src/network/plainPasses.ts";
import { createTrainer, type Trainer } from "../../../src/network/trainer.ts";
import type { TrainingPassesFactory } from "../../../src/network/trainingPasses.ts";
import { randomStream } from "../../../src/random.ts";
import { type RandomTraining, randomTraining } from "./networks.ts";

interface Twin {
  readonly network: Network;
  readonly trainer: Trainer;
}

function twinOf(training: RandomTraining, passes: TrainingPassesFactory): Twin {
  const { seed, inputs, classes, batchSize, settings, optimizer } = training;
  const network = createNetwork(inputs, settings, randomStream(`${seed}`), classes);
  return { network, trainer: createTrainer(network, optimizer, batchSize, 50, undefined, passes) };
}

function fill(twins: readonly Twin[], training: RandomTraining, step: number): void {
  const stream = randomStream(`${training.seed}/batch ${step}`);
  const [first] = twins;
  const { batch, labels } = first!.trainer;
  for (let j = 0; j < batch.values.length; j++) batch.values[j] = stream.normal();
  for (let n = 0; n < labels.length; n++) labels[n] = Math.floor(stream.next() * training.classes);
  for (const { trainer } of twins) {
    trainer.batch.values.set(batch.values);
    trainer.labels.set(labels);
  }
}

/** Everything that training leaves behind, and what a step shows to observers. */
function stateOf({ network, trainer }: Twin): number[] {
  return [
    ...network.parameters.flatMap(({ values, gradient }) => [...values, ...gradient]),
    ...network.hidden.flatMap(({ norm }) => (norm ? [...norm.runningMean, ...norm.runningVariance] : [])),
    ...trainer.logits,
    ...trainer.hidden.flatMap(({ preActivation, unitInput, output, mean, variance }) => [
      ...preActivation.values,
      ...unitInput.values,
      ...output.values,
      ...(mean ?? []),
      ...(variance ?? []),
    ]),
  ];
}

function requireSame(actual: readonly number[], expected: readonly number[], what: string): void {
  expect(actual.length, what).toBe(expected.length);
  for (let j = 0; j < expected.length; j++) {
    // A training that diverges reaches the same ∞ or NaN on both.
    if (Object.is(actual[j], expected[j])) continue;
    const deviation = Math.abs(actual[j]! - expected[j]!) / Math.max(1, Math.abs(expected[j]!));
    if (!(deviation <= 1e-12)) expect.fail(`${what}: ${actual[j]} for ${expected[j]} at ${j}`);
  }
}

describe("the fast path", () => {
  it("equals the plain path to 1e-12 over 50 steps, whatever the network", () => {
    fc.assert(
      fc.property(randomTraining, (training) => {
        const plain = twinOf(training, plainPasses);
        const fast = twinOf(training, fastPasses);
        for (let step = 0; step < 50; step++) {
          fill([plain, fast], training, step);
          requireSame([fast.trainer.step()], [plain.trainer.step()], `loss of step ${step}`);
        }
        requireSame(stateOf(fast), stateOf(plain), "state after 50 steps");
      }),
      { numRuns: 150 },
    );
  });

  it("takes the same gradient without a step, and updates nothing", () => {
    fc.assert(
      fc.property(randomTraining, (training) => {
        const plain = twinOf(training, plainPasses);
        const fast = twinOf(training, fastPasses);
        fill([plain, fast], training, 0);
        const before = structuredClone(fast.network.parameters.map(({ values }) => values));
        requireSame([fast.trainer.forwardBackward()], [plain.trainer.forwardBackward()], "loss");
        requireSame(stateOf(fast), stateOf(plain), "state");
        expect(fast.network.parameters.map(({ values }) => values)).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
