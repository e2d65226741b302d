import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { keepsUnits, type RunPlan } from "../plan/runPlan.ts";
import { randomStream } from "../random.ts";
import { trainedBy } from "../scenario/phases.ts";
import { createProbeSet } from "../tracking/probeSet.ts";
import type { RunRecord } from "../tracking/record.ts";
import { createRecorder } from "../tracking/recorder.ts";
import { createTwins, type Twins } from "../tracking/twins.ts";
import { classesOf, splitOf } from "./parts.ts";
import { createStepper } from "./stepper.ts";

/**
 * Trains one run and returns its record: a pure function of the plan, so that it can execute anywhere.
 *
 * Streams   "<seed>/data", "<seed>/initialization", "<seed>/batches", "<seed>/noise", "<seed>/dropout", "<seed>/tracking": twins see the same draws
 *
 * @param kernels that it trains on, on which nothing in the record depends; they are taken over from whoever had them
 * @param twins what its twins have made; on which nothing in the record depends, either
 * @param onStep told after every step
 *
 * @example
 *   const { scenario } = readScenarioFile("scenarios/rose-buds.yaml");
 *   const [first] = plan(scenario);
 *   const { training } = first.settings;
 *   const settings = { ...first.settings, training: { ...training, steps: 100 } };
 *   const record = trainRun({ ...first, settings });
 *   record.outcome // { kind: 'finished' }
 *   record.final.running // { loss: 0.396421, accuracy: 0.818, bySubset: { A: 0.808, B: 0.828 } }
 */
export function trainRun(
  plan: RunPlan,
  kernels: Kernels = plainKernels,
  twins: Twins = createTwins(),
  onStep: (step: number) => void = () => {},
): RunRecord {
  const { data, network, training, tracking } = plan.settings;
  const streams = randomStream(String(plan.seed));
  const split = twins.once("data", () => splitOf(data, plan.folder, streams.child("data")));
  const stepper = createStepper(
    { seed: plan.seed, network, training, split, classes: classesOf(data) },
    kernels,
  );
  const { passOf } = stepper;
  const recorder = createRecorder(
    {
      ...stepper,
      split,
      twins,
      probe: createProbeSet(passOf("probe", split.probe.size), split.probe),
      trainedBy: (update) => trainedBy(training, update),
      settings: tracking,
      totalSteps: training.steps,
      detailed: keepsUnits(plan),
      stream: streams.child("tracking"),
    },
    training.target,
  );
  recorder.begin();
  for (;;) {
    const step = stepper.stepsMade() + 1;
    stepper.draw();
    recorder.prepare(step);
    recorder.step(step, stepper.train());
    onStep(step);
    const outcome = stepper.outcome();
    if (outcome !== null) return recorder.finish(outcome);
  }
}
