import { accuracy as shareCorrect } from "../network/losses/loss.ts";
import { observeAccuracy } from "./accuracySeries.ts";
import { observeBatchDrift } from "./batchDrift.ts";
import { observeBatchInputs } from "./batchInputs.ts";
import { observeBatchMoments } from "./batchMoments.ts";
import { createBatchSeries } from "./batchSeries.ts";
import { observeBatchShift } from "./batchShiftSeries.ts";
import { observeCauses } from "./causes/observeCauses.ts";
import { observeDecisionField } from "./decisionField.ts";
import { observeDrift } from "./drift.ts";
import { createEvaluator, type Evaluator } from "./evaluation.ts";
import { observeGradientNorms } from "./gradientNorms.ts";
import { observeGradientShift } from "./gradientShiftSeries.ts";
import type { Instrument, Scene } from "./instrument.ts";
import { observeLandscape } from "./landscapeSeries.ts";
import { observeNormalization } from "./normalizationSeries.ts";
import { createPlaneRecorder } from "./plane.ts";
import { createPopulationStatistics } from "./populationStatistics.ts";
import { observeProbeLoss } from "./probeLoss.ts";
import { observeProbePercentiles } from "./probePercentiles.ts";
import {
  type Evaluation,
  type InferenceStatistic,
  type Outcome,
  probePercentiles,
  type RunRecord,
} from "./record.ts";
import { scheduledSteps } from "./schedule.ts";
import type { ObservationName } from "./settings.ts";
import { observeSubsetInputs } from "./subsetInputs.ts";
import { createTargetChecks } from "./targetChecks.ts";
import { observeUnitInputs } from "./unitInputs.ts";
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

interface Target {
  readonly reach: number;
  readonly stay: number;
  readonly every: number;
}

export function createRecorder(scene: Scene, target: Target): Recorder {
  const population = createPopulationStatistics(
    scene.network,
    scene.split.train,
    scene.settings.populationSample,
    scene.passOf,
  );
  const evaluator = createEvaluator({
    ...scene,
    population,
    populationSample: scene.settings.populationSample,
    stream: scene.stream.child("evaluation"),
  });
  const instruments = createInstruments(scene, evaluator, population);
  const observed = Object.values(instruments).map((instrument) => ({ instrument, next: 0 }));
  const preparations = observed.flatMap(({ instrument: { prepare } }) => (prepare ? [prepare] : []));
  const batches = createBatchSeries(scene.totalSteps);
  const checks = createTargetChecks(target, scene.totalSteps);
  const plane = createPlaneRecorder(scene);
  const workedExample = workExample(scene.network, scene.split.train);
  let stepsDone = 0;

  function observe(step: number) {
    if (step % checks.every === 0) checks.add(step, evaluator.evaluate("running", step, false).accuracy);
    plane?.follow(step);
    for (const entry of observed) {
      if (entry.instrument.steps[entry.next] !== step) continue;
      entry.instrument.observe(step);
      entry.next++;
    }
  }

  return {
    begin: () => observe(0),
    prepare(step) {
      for (const prepare of preparations) prepare(step);
    },
    step(step, loss) {
      stepsDone = step;
      batches.add(loss, shareCorrect(scene.network.loss, scene.trainer.logits, scene.trainer.labels));
      observe(step);
    },
    finish: (outcome) => ({
      version: 1,
      path: scene.trainer.path,
      outcome,
      stepsDone,
      batches: batches.series(),
      ...checks.result(),
      evaluations: instruments.accuracy?.block() ?? null,
      final: finalEvaluations(evaluator, stepsDone),
      unitInputs: instruments["unit-input"]?.block() ?? null,
      batchInputs: instruments["batch-input"]?.block() ?? null,
      subsetInputs: instruments["subset-input"]?.block() ?? null,
      normalization: instruments.normalization?.block() ?? null,
      gradientNorms: instruments["gradient-norm"]?.block() ?? null,
      drift: instruments.drift?.block() ?? null,
      batchDrift: instruments["batch-drift"]?.block() ?? null,
      probeLoss: instruments["probe-loss"]?.block() ?? null,
      batchShift: instruments["batch-shift"]?.block() ?? null,
      decisionField: instruments["decision-field"]?.block() ?? null,
      gradientShift: instruments["gradient-shift"]?.block() ?? null,
      landscape: instruments.landscape?.block() ?? null,
      causes: instruments.causes?.block() ?? null,
      batchMoments: instruments["batch-moments"]?.block() ?? null,
      probePercentiles: instruments["probe-percentiles"]?.block() ?? null,
      plane: plane?.finish() ?? null,
      workedExample,
      parameters: Object.fromEntries(
        scene.network.parameters.map(({ name, values }) => [name, values.slice()]),
      ),
    }),
  };
}

type Population = ReturnType<typeof createPopulationStatistics>;

/** What makes each observation: a new one is one file and one line here. */
const makers = {
  "unit-input": (scene: Scene, steps: Int32Array) => observeUnitInputs(scene, steps),
  "batch-input": (scene: Scene, steps: Int32Array) => observeBatchInputs(scene, steps),
  "subset-input": (scene: Scene, steps: Int32Array) => observeSubsetInputs(scene, steps),
  normalization: (scene: Scene, steps: Int32Array, _: Evaluator, population: Population) =>
    observeNormalization(scene, steps, population),
  "gradient-norm": (scene: Scene, steps: Int32Array) => observeGradientNorms(scene, steps),
  accuracy: (_: Scene, steps: Int32Array, evaluator: Evaluator) => observeAccuracy(evaluator, steps),
  drift: (scene: Scene, steps: Int32Array) => observeDrift(scene, steps),
  "batch-shift": (scene: Scene, steps: Int32Array) => observeBatchShift(scene, steps),
  "decision-field": (scene: Scene, steps: Int32Array, _: Evaluator, population: Population) =>
    observeDecisionField(scene, steps, population),
  "gradient-shift": (scene: Scene, steps: Int32Array) => observeGradientShift(scene, steps),
  landscape: (scene: Scene, steps: Int32Array) => observeLandscape(scene, steps),
  "batch-drift": (scene: Scene, steps: Int32Array) => observeBatchDrift(scene, steps),
  "probe-loss": (scene: Scene, steps: Int32Array) => observeProbeLoss(scene, steps),
  causes: (scene: Scene, steps: Int32Array) => observeCauses(scene, steps),
  "batch-moments": (scene: Scene, steps: Int32Array) => observeBatchMoments(scene, steps),
  "probe-percentiles": (scene: Scene, steps: Int32Array) =>
    observeProbePercentiles(scene, steps, probePercentiles),
} satisfies Record<
  ObservationName,
  (scene: Scene, steps: Int32Array, evaluator: Evaluator, population: Population) => Instrument<unknown>
>;

type Instruments = { [Name in ObservationName]?: ReturnType<(typeof makers)[Name]> };

function createInstruments(scene: Scene, evaluator: Evaluator, population: Population): Instruments {
  const entries = scene.settings.observe.map(({ what, ...schedule }) => {
    const steps = scheduledSteps(schedule, scene.settings, scene.totalSteps);
    return [what, makers[what](scene, steps, evaluator, population)];
  });
  return Object.fromEntries(entries) as Instruments;
}

function finalEvaluations(
  evaluator: Evaluator,
  step: number,
): Partial<Record<InferenceStatistic, Evaluation>> {
  return Object.fromEntries(
    evaluator.statistics.map((statistic) => [statistic, evaluator.evaluate(statistic, step, true)]),
  );
}
