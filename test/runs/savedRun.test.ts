import { describe, expect, it } from "vitest";
import { simulateSplit } from "../../src/flowers/split.ts";
import { compileKernels } from "../../src/kernels/compiledKernels.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { dials, usualDials } from "../../src/live/dials.ts";
import { liveSettings } from "../../src/live/liveSettings.ts";
import { randomStream } from "../../src/random.ts";
import { createStepper, type SavedRun, type Stepper, type TrainedRun } from "../../src/runs/stepper.ts";
import type { SamplerSettings } from "../../src/sampling/settings.ts";
import type { TrainingPhase } from "../../src/scenario/scenario.ts";

const kernels = compileKernels();
const STEPS = 200;

const samplers: Readonly<Record<string, SamplerSettings>> = {
  uniform: { kind: "uniform", replacement: true },
  "by epochs": { kind: "uniform", replacement: false },
  "one subset by coins": { kind: "subset-biased", bias: 0.8, schedule: "random", blockLength: 1, first: 0 },
  "in blocks": { kind: "subset-biased", bias: 1, schedule: "alternate", blockLength: 30, first: 1 },
};

const flowers = { ...liveSettings(usualDials).flowers, train: 300, test: 20, probe: 20 };
const { split } = simulateSplit(flowers, randomStream("1/data"));

type Dial = Partial<typeof usualDials>;

function runOf(dialled: Dial, sampler: SamplerSettings, phases: readonly TrainingPhase[] = []): TrainedRun {
  const { seed, network, training } = liveSettings({ ...usualDials, depth: 2, width: 6, ...dialled });
  return { seed, network, training: { ...training, steps: STEPS, sampler, phases }, split, classes: 2 };
}

/** Bits of all that was trained. */
function bitsOf({ network, trainerNow, stepsMade, outcome, currentSubset }: Stepper) {
  const statistics = network.hidden.flatMap(({ norm }) =>
    norm ? [norm.runningMean, norm.runningVariance] : [],
  );
  const { state } = trainerNow().optimizer();
  return structuredClone({
    step: stepsMade(),
    outcome: outcome(),
    current: currentSubset(),
    parameters: network.parameters.map(({ values }) => values.slice()),
    statistics: statistics.map((values) => values.slice()),
    optimizer: Object.values(state).flatMap((arrays) => arrays.map((array) => array.slice())),
    batch: trainerNow().batch.values.slice(),
  });
}

function advance(stepper: Stepper, to: number): Stepper {
  while (stepper.stepsMade() < to && stepper.outcome() === null) {
    stepper.draw();
    stepper.train();
  }
  return stepper;
}

/** Straight through, and back from the end to where it was saved. */
function expectSameAgain(run: TrainedRun, on = kernels): void {
  kernels.startOver(1e6);
  const stepper = createStepper(run, on);
  const seen = new Map<number, ReturnType<typeof bitsOf>>();
  const saved: SavedRun[] = [];
  for (let step = 0; step <= STEPS; step++) {
    advance(stepper, step);
    if (step === 0 || step === 100) saved.push(stepper.save());
    if ([101, 137, 138, STEPS].includes(step)) seen.set(step, bitsOf(stepper));
  }
  for (const from of [saved[1]!, saved[0]!, saved[1]!]) {
    stepper.restore(from);
    expect(stepper.stepsMade()).toBe(from.step);
    for (const [step, bits] of seen) expect(bitsOf(advance(stepper, step))).toEqual(bits);
  }
}

describe("a run that goes back to where it was saved", () => {
  it.each(dials.norm.words)("goes on to the same bits with %s, however its batches are drawn", (norm) => {
    for (const sampler of Object.values(samplers)) expectSameAgain(runOf({ norm }, sampler));
  });

  it.each(dials.optimizer.words)("goes on to the same bits by %s", (optimizer) => {
    for (const sampler of Object.values(samplers)) expectSameAgain(runOf({ optimizer, rate: 0.05 }, sampler));
  });

  it("does so on plain kernels, and where it diverges", () => {
    expectSameAgain(
      runOf({ norm: "noisy", optimizer: "adam", rate: 0.01 }, samplers.uniform!),
      plainKernels as typeof kernels,
    );
    expectSameAgain(runOf({ norm: "none", activation: "identity", rate: 1000 }, samplers.uniform!));
  });

  it("does so through the phases of training", () => {
    const phases: TrainingPhase[] = [
      { from: 60, sampler: samplers["in blocks"]! },
      {
        from: 102,
        batchSize: 8,
        optimizer: { kind: "momentum", learningRate: 0.1, momentum: 0.9, dampening: 0.1, weightDecay: 0 },
      },
      {
        from: 138,
        batchSize: 32,
        optimizer: { kind: "momentum", learningRate: 0.01, momentum: 0.5, dampening: 0.1, weightDecay: 0 },
      },
      { from: 150, sampler: samplers["by epochs"]! },
    ];
    for (const sampler of Object.values(samplers)) expectSameAgain(runOf({ norm: "batch" }, sampler, phases));
  });
});
