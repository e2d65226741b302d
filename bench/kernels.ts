import { compileKernels } from "../src/kernels/compiledKernels.ts";
import type { Kernels } from "../src/kernels/kernels.ts";
import { plainKernels } from "../src/kernels/plainKernels.ts";
import { createNetwork } from "../src/network/network.ts";
import type { ActivationName } from "../src/network/settings.ts";
import { createTrainer } from "../src/network/trainer.ts";
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

/** The plain and the compiled kernels on the same steps, interleaved: the best round of each, in steps per second. */
export function compareKernels(): void {
  console.log("steps per second, best of 7 interleaved rounds: plain kernels, compiled ones");
  for (const shape of shapes) {
    const plain = createRound(shape, plainKernels);
    const compiled = createRound(shape, compileKernels());
    let [bestPlain, bestCompiled] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      bestPlain = Math.max(bestPlain, plain());
      bestCompiled = Math.max(bestCompiled, compiled());
    }
    const speeds = [bestPlain, bestCompiled].map((speed) => Math.round(speed).toString().padStart(8));
    console.log(`${shape.name.padEnd(4)}${speeds.join("")}   ${(bestCompiled / bestPlain).toFixed(2)} ×`);
  }
}

/** Steps per second over one round on a batch that stays the same. */
function createRound(shape: Shape, kernels: Kernels): () => number {
  const { input, output, batch } = shape;
  const stream = randomStream("paths");
  const network = createNetwork(input, normalizedNetwork(shape), stream, Math.max(2, output), kernels);
  const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.01 }, batch);
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
