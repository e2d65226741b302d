import { compileKernels } from "../src/kernels/compiledKernels.ts";
import { plainKernels } from "../src/kernels/plainKernels.ts";
import { createNetwork, type Network } from "../src/network/network.ts";
import { createPass } from "../src/network/pass.ts";
import { createTrainer, type Trainer } from "../src/network/trainer.ts";
import { randomStream } from "../src/random.ts";
import { createColumns } from "../src/tracking/columns.ts";
import { createMomentWriter, momentColumns } from "../src/tracking/observations/batchMoments.ts";
import type { Blocks } from "../src/tracking/observations/observations.ts";
import { createPercentileWriter, percentileColumns } from "../src/tracking/observations/probePercentiles.ts";
import { createProbeSet } from "../src/tracking/probeSet.ts";
import { normalizedNetwork } from "./normalizedNetwork.ts";
import { probeData, readWork, type Work } from "./work.ts";

interface Trained {
  /** Of the training loop: what holds the record is made before. */
  readonly seconds: number;
  readonly losses: Float64Array;
  readonly moments: Blocks["batch-moments"] | null;
  readonly percentiles: Blocks["probe-percentiles"] | null;
}

/** Trainings before the one that counts: after five V8 has compiled everything, what runs every fiftieth step, too. */
const warmUps = 5;

/**
 * Does a work of the comparison through the lab's own network and tracker, on the data in `folder`, and prints its one
 * line: seconds of the training loop, and the sums that show that the same work was done.
 *
 *   W1 [--track] [--steps=2000] [--no-warm] [--plain]
 */
export function contend(folder: string, words: readonly string[]): void {
  const name = words.find((word) => !word.startsWith("--")) ?? "W1";
  const tracks = words.includes("--track");
  const work = readWork(folder, name);
  const steps = Number(words.find((word) => word.startsWith("--steps="))?.slice(8) ?? work.steps);
  const train = createTraining(work, tracks, words.includes("--plain"));

  if (!words.includes("--no-warm")) for (let round = 0; round < warmUps; round++) train(steps);
  const { seconds, losses, moments, percentiles } = train(steps);
  const ofMoments = moments?.layers.flatMap(({ mean, sd, min, max }) => [mean, sd, min, max]);
  const ofPercentiles = percentiles?.layers.map((values) => values.map(Math.abs));
  console.log(
    JSON.stringify({
      contender: "lab",
      work: name + (tracks ? "t" : ""),
      steps,
      seconds,
      lossSum: sumOf([losses]),
      ...(tracks ? { statSum: sumOf(ofMoments ?? []), pctSum: sumOf(ofPercentiles ?? []) } : {}),
    }),
  );
}

/** A training of the work from its start, as often as it is called, on one network. */
function createTraining(work: Work, tracks: boolean, plain: boolean): (steps: number) => Trained {
  const settings = normalizedNetwork(work);
  const compiled = plain ? null : compileKernels();
  return (steps) => {
    compiled?.startOver();
    const network = createNetwork(
      work.input,
      settings,
      randomStream("overwritten"),
      Math.max(2, work.output),
      compiled ?? plainKernels,
    );
    setParameters(network, work.parameters);
    const trainer = createTrainer(network, { kind: "sgd", learningRate: work.learningRate }, work.batch);
    const probe = tracks ? createProbeSet(createPass(network, work.probe), probeData(work)) : null;
    const losses = new Float64Array(steps);
    const every = (interval: number) =>
      Int32Array.from(
        { length: tracks ? Math.ceil(steps / interval) : 0 },
        (_, index) => index * interval + 1,
      );
    const moments = createColumns(every(1), momentColumns(settings.hidden));
    const percentiles = createColumns(
      every(work.probeEvery),
      percentileColumns(settings.hidden, work.percentiles.length),
    );
    const writeMoments = tracks ? createMomentWriter(trainer, moments.columns.layers) : null;
    const writePercentiles = probe
      ? createPercentileWriter(probe, work.percentiles, percentiles.columns.layers)
      : null;
    const began = performance.now();
    for (let step = 0; step < steps; step++) {
      fillBatch(trainer, work, step);
      losses[step] = trainer.step();
      writeMoments?.(moments.seen++);
      if (step % work.probeEvery === 0) writePercentiles?.(step + 1, percentiles.seen++);
    }
    const seconds = (performance.now() - began) / 1000;
    return {
      seconds,
      losses,
      moments: tracks ? moments.series() : null,
      percentiles: tracks ? percentiles.series() : null,
    };
  };
}

function setParameters({ hidden, output }: Network, parameters: Float64Array): void {
  let at = 0;
  for (const { weights } of [...hidden.map(({ dense }) => dense), output]) {
    weights.set(parameters.subarray(at, at + weights.length));
    at += weights.length;
  }
  output.bias?.set(parameters.subarray(at));
}

function fillBatch({ batch: { stride, values }, labels: given }: Trainer, work: Work, step: number): void {
  const { input, batch, features, labels, indices } = work;
  const first = step * batch;
  // Four samples at a time, so that each is read from its beginning to its end and half a line of a row is written at once.
  const fours = batch - (batch % 4);
  for (let n = 0; n < fours; n += 4) {
    const a = indices[first + n]! * input;
    const b = indices[first + n + 1]! * input;
    const c = indices[first + n + 2]! * input;
    const d = indices[first + n + 3]! * input;
    for (let k = 0, to = n; k < input; k++, to += stride) {
      values[to] = features[a + k]!;
      values[to + 1] = features[b + k]!;
      values[to + 2] = features[c + k]!;
      values[to + 3] = features[d + k]!;
    }
  }
  for (let n = fours; n < batch; n++) {
    const sample = indices[first + n]! * input;
    for (let k = 0; k < input; k++) values[k * stride + n] = features[sample + k]!;
  }
  for (let n = 0; n < batch; n++) given[n] = labels[indices[first + n]!]!;
}

const sumOf = (arrays: readonly Float64Array[]) =>
  arrays.reduce((sum, array) => array.reduce((inner, value) => inner + value, sum), 0);
