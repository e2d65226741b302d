import { accuracy as shareCorrect } from "../network/losses/loss.ts";
import { createBatchSeries } from "./batchSeries.ts";
import type { Evaluation, InferenceStatistic } from "./inferenceStatistics.ts";
import type { Evaluator } from "./meters/evaluation.ts";
import { createEvaluatorOfPhases } from "./meters/evaluatorOfPhases.ts";
import { createPopulationStatistics } from "./meters/populationStatistics.ts";
import type { ObservationKind } from "./observation.ts";
import { type Blocks, observations } from "./observations/observations.ts";
import { createPlaneRecorder } from "./plane.ts";
import type { Outcome, RunRecord } from "./record.ts";
import type { Scene } from "./scene.ts";
import { scheduledSteps } from "./schedule.ts";
import type { TrackingSettings } from "./settings.ts";
import { createTargetChecks } from "./targetChecks.ts";
import type { TrainingTarget } from "./trainingTarget.ts";
import { workExample } from "./workedExample.ts";

/** Watches one run from its first batch to its record. It draws from streams of its own and writes nothing else. */
export interface Recorder {
  /** Before the first update. */
  begin(): void;
  /** Before update number `step`: its batch is in place, nothing is computed yet. */
  prepare(step: number): void;
  /** After update number `step`, whose batch loss (before the update) was `loss`. */
  step(step: number, loss: number): void;
  finish(outcome: Outcome): RunRecord;
}

/** What is given of a run; the recorder adds the means of evaluating it. */
export interface RunInView extends Omit<Scene, "population" | "evaluator"> {
  readonly settings: TrackingSettings;
}

export function createRecorder(run: RunInView, target: TrainingTarget): Recorder {
  const { split, settings, passOf, network } = run;
  const population = createPopulationStatistics(
    split.train,
    settings.populationSample,
    passOf,
    network.settings.dropoutStatistics === "with" ? run.stream.child("population-dropout") : null,
  );
  const evaluator = createEvaluatorOfPhases({
    ...run,
    population,
    populationSample: settings.populationSample,
    evaluationBatches: settings.evaluationBatches,
    stream: run.stream.child("evaluation"),
  });
  const scene: Scene = { ...run, population, evaluator };
  const instruments = createInstruments(scene, settings.observe);
  const batches = createBatchSeries(scene.totalSteps);
  const checks = createTargetChecks(target, scene.totalSteps);
  const plane = createPlaneRecorder(scene);
  const workedExample = workExample(scene.network, scene.split.train, scene.trainer.subsetWeights);
  let stepsDone = 0;

  const checked = target.measure === "test-loss" ? evaluator.loss : evaluator.accuracy;

  function observe(step: number) {
    if (step % checks.every === 0) checks.add(step, checked(step));
    plane?.follow(step);
    for (const instrument of instruments) instrument.observe(step);
  }

  return {
    begin() {
      for (const instrument of instruments) instrument.begin();
      observe(0);
    },
    prepare(step) {
      for (const instrument of instruments) instrument.prepare(step);
    },
    step(step, loss) {
      stepsDone = step;
      const { logits, labels } = scene.trainerNow();
      batches.add(loss, shareCorrect(scene.network.loss, logits, labels));
      observe(step);
    },
    finish: (outcome) => ({
      outcome,
      stepsDone,
      batches: batches.series(),
      ...checks.result(),
      final: finalEvaluations(evaluator, stepsDone),
      blocks: blocksOf(instruments),
      plane: plane?.finish() ?? null,
      workedExample,
      parameters: Object.fromEntries(
        scene.network.parameters.map(({ name, values }) => [name, values.slice()]),
      ),
    }),
  };
}

function createInstruments(scene: Scene, observe: TrackingSettings["observe"]) {
  return observe.map(({ what, ...schedule }) => {
    const kind: ObservationKind<unknown> = observations[what];
    const steps = scheduledSteps(schedule, scene.settings, scene.totalSteps);
    return { what, ...kind.watch(scene, steps) };
  });
}

function blocksOf(instruments: ReturnType<typeof createInstruments>): Blocks {
  const blocks = instruments.map(({ what, block }) => [what, block()] as const);
  return Object.fromEntries(blocks.filter(([, block]) => block !== null));
}

function finalEvaluations(
  evaluator: Evaluator,
  step: number,
): Partial<Record<InferenceStatistic, Evaluation>> {
  return Object.fromEntries(
    evaluator.statistics.map((statistic) => [statistic, evaluator.evaluate(statistic, step, true)]),
  );
}
