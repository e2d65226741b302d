import { subsetNames } from "../flowers/dataset.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { rowOf } from "../matrix.ts";
import { accuracy as shareCorrect } from "../network/losses/loss.ts";
import type { Network } from "../network/network.ts";
import { randomStream } from "../random.ts";
import { createStepper } from "../runs/stepper.ts";
import { createDecisionFields, fieldNames } from "../tracking/meters/decisionFields.ts";
import { createEvaluator } from "../tracking/meters/evaluation.ts";
import { createPopulationStatistics } from "../tracking/meters/populationStatistics.ts";
import { createProbeSet } from "../tracking/probeSet.ts";
import { fingerprintOf } from "./fingerprint.ts";
import {
  fieldLevels,
  fieldSize,
  histogramBins,
  histogramReach,
  type LiveFrame,
  type LiveScene,
  ownBatches,
} from "./frame.ts";
import { liveData } from "./liveData.ts";
import type { LiveSettings } from "./liveSettings.ts";
import { createLookBack } from "./lookBack.ts";
import { createRecentBatches } from "./recentBatches.ts";
import type { UnitDetail, UnitPlace } from "./unitDetail.ts";
import { countUnitInputs } from "./unitHistograms.ts";

/** A run that trains when it is told to, and is looked at when it is asked. */
export interface LiveRun {
  readonly scene: LiveScene;
  readonly network: Network;
  /** So many updates, or as many as are left. */
  advance(steps: number): void;
  /** The network as it is, in arrays of its own, and the unit that is asked about. */
  frame(look?: UnitPlace | null): LiveFrame;
}

const POPULATION_SAMPLE = 1024;

/** The same bits as `trainRun` leaves for these settings, however often it is looked at. */
export function createLiveRun(settings: LiveSettings, kernels: Kernels): LiveRun {
  const { seed, network: networkSettings, training } = settings;
  const streams = randomStream(String(seed));
  const data = liveData(settings, streams.child("data"));
  const { split } = data;
  const stepper = createStepper({ seed, network: networkSettings, training, split, classes: 2 }, kernels);
  const { network, trainer, passOf } = stepper;
  const { train, probe } = split;
  const probeSubsets = probe.subsets ?? new Uint8Array(probe.size);
  const population = createPopulationStatistics(train, POPULATION_SAMPLE, passOf);
  const watched = { network, split, population, populationSample: POPULATION_SAMPLE };
  const evaluator = createEvaluator({
    ...watched,
    sampler: training.sampler,
    batchSize: training.batchSize,
    passOf,
    stream: streams.child("tracking").child("evaluation"),
  });
  const names = fieldNames({ hidden: networkSettings.hidden, subsets: probe.subsets ? subsetNames : [] });
  const fields = createDecisionFields(watched, names, fieldSize, data.window);
  const probed = createProbeSet(passOf("probe", probe.size), probe);
  const recent = createRecentBatches(ownBatches);
  const lookBack = createLookBack(stepper, probed, training.sampler, train.featureNames);
  const widths = networkSettings.hidden.map(({ units }) => units);
  const units = widths.reduce((sum, each) => sum + each, 0);

  function accuracyOf(field: string, step: number): number {
    if (field === "running" || field === "population") return evaluator.evaluate(field, step, false).accuracy;
    return evaluator.evaluate("per-subset", step, false).bySubset[field.replace("subset ", "")]!;
  }

  function detailOf(place: UnitPlace, step: number): UnitDetail | null {
    if (!(place.unit < (widths[place.layer] ?? 0))) return null;
    const { unitInput } = probed.activityAt(step)[place.layer]!;
    return {
      ...place,
      inputs: Float32Array.from(rowOf(unitInput, place.unit)),
      subsets: probe.subsets,
      lastBatch: lookBack.at(place),
    };
  }

  return {
    network,
    scene: {
      widths,
      window: fields.window,
      fields: names,
      marks: data.marks,
      points: data.points,
      boundary: data.boundary(fields.window),
    },
    advance(steps) {
      const last = Math.min(steps, training.steps - stepper.stepsMade());
      for (let made = 0; made < last && stepper.outcome() === null; made++) {
        stepper.draw();
        if (made >= last - 2) lookBack.keep();
        const loss = stepper.train();
        recent.add(loss, shareCorrect(network.loss, trainer.logits, trainer.labels));
      }
    },
    frame(look = null) {
      const step = stepper.stepsMade();
      const outcome = stepper.outcome();
      const cells = new Uint8Array(names.length * fieldSize * fieldSize);
      names.forEach((name, at) => {
        fields.write(name, step, fieldLevels, cells, at * fieldSize * fieldSize);
      });
      const histograms = new Uint16Array(units * 2 * histogramBins);
      countUnitInputs(probed.activityAt(step), probeSubsets, histogramReach, histogramBins, histograms);
      const { loss, accuracy, bySubset } = evaluator.evaluate("running", step, false);
      return {
        step,
        ended: outcome?.kind ?? null,
        brokenLayer: outcome?.kind === "diverged" ? outcome.layer : null,
        own: recent.mean(),
        fresh: { loss, accuracy },
        freshBySubset: [bySubset.A ?? Number.NaN, bySubset.B ?? Number.NaN],
        accuracies: Float64Array.from(names, (name) => accuracyOf(name, step)),
        cells,
        histograms,
        unit: look && detailOf(look, step),
        fingerprint: fingerprintOf(network.parameters),
      };
    },
  };
}
