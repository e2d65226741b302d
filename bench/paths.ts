import { fastPasses } from "../src/network/fast/fastPasses.ts";
import { createNetwork } from "../src/network/network.ts";
import { plainPasses } from "../src/network/plainPasses.ts";
import type { ActivationName } from "../src/network/settings.ts";
import { createTrainer } from "../src/network/trainer.ts";
import type { TrainingPassesFactory } from "../src/network/trainingPasses.ts";
import { randomStream } from "../src/random.ts";
import { normalizedNetwork } from "./normalizedNetwork.ts";

interface Shape {
  readonly name: string;
  readonly input: number;
  readonly hidden: readonly number[];
  readonly output: number;
  readonly batch: number;
  readonly activation: ActivationName;
}

/** The shapes of the comparison, and one with nothing even about it. */
const shapes: readonly Shape[] = [
  { name: "W1", input: 2, hidden: [16, 16, 8], output: 1, batch: 32, activation: "tanh" },
  { name: "W2", input: 8, hidden: [64, 64, 64], output: 1, batch: 64, activation: "relu" },
  { name: "W3", input: 784, hidden: [100, 100, 100], output: 10, batch: 60, activation: "sigmoid" },
  { name: "odd", input: 7, hidden: [37, 53, 29], output: 3, batch: 41, activation: "tanh" },
];

const rounds = 7;
const secondsPerRound = 0.3;

/** The plain and the fast path on the same steps, interleaved: the best round of each, in steps per second. */
export function comparePaths(): void {
  console.log("steps per second, best of 7 interleaved rounds: plain path, fast path");
  for (const shape of shapes) {
    const plain = createRound(shape, plainPasses);
    const fast = createRound(shape, fastPasses);
    let [bestPlain, bestFast] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      bestPlain = Math.max(bestPlain, plain());
      bestFast = Math.max(bestFast, fast());
    }
    const speeds = [bestPlain, bestFast].map((speed) => Math.round(speed).toString().padStart(8));
    console.log(`${shape.name.padEnd(4)}${speeds.join("")}   ${(bestFast / bestPlain).toFixed(2)} ×`);
  }
}

/** Steps per second over one round on a batch that stays the same. */
function createRound(shape: Shape, passes: TrainingPassesFactory): () => number {
  const { input, output, batch } = shape;
  const stream = randomStream("paths");
  const network = createNetwork(input, normalizedNetwork(shape), stream, Math.max(2, output));
  const trainer = createTrainer(
    network,
    { kind: "sgd", learningRate: 0.01 },
    batch,
    undefined,
    undefined,
    passes,
  );
  for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = stream.normal();
  for (let n = 0; n < batch; n++) trainer.labels[n] = Math.floor(stream.next() * Math.max(2, output));
  return () => {
    const began = performance.now();
    let steps = 0;
    let seconds = 0;
    while (seconds < secondsPerRound) {
      for (let step = 0; step < 20; step++) trainer.step();
      steps += 20;
      seconds = (performance.now() - began) / 1000;
    }
    return steps / seconds;
  };
}
