import { subsetsOf } from "../flowers/dataset.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { rowOf } from "../matrix.ts";
import { accuracy as shareCorrect } from "../network/losses/loss.ts";
import type { Network } from "../network/network.ts";
import { randomStream } from "../random.ts";
import { createStepper, type SavedRun } from "../runs/stepper.ts";
import type { TrainingSettings } from "../scenario/scenario.ts";
import { createDecisionFields, fieldNames } from "../tracking/meters/decisionFields.ts";
import { createEvaluator } from "../tracking/meters/evaluation.ts";
import { createPopulationStatistics } from "../tracking/meters/populationStatistics.ts";
import { createProbeSet } from "../tracking/probeSet.ts";
import { createBeyondChance } from "./beyondChance.ts";
import { fingerprintOf } from "./fingerprint.ts";
import {
  fieldLevels,
  fieldSize,
  histogramBins,
  histogramReach,
  type LiveField,
  type LiveFrame,
  type LiveScene,
  ownBatches,
  smallFieldSize,
} from "./frame.ts";
import { createHistory } from "./history.ts";
import { liveData } from "./liveData.ts";
import type { LiveSettings } from "./liveSettings.ts";
import { createLookBack } from "./lookBack.ts";
import { createRecentBatches, type SavedBatches } from "./recentBatches.ts";
import type { UnitDetail, UnitPlace } from "./unitDetail.ts";
import { countUnitInputs } from "./unitHistograms.ts";

/** A run that trains when it is told to, and is looked at when it is asked. */
export interface LiveRun {
  readonly scene: LiveScene;
  readonly network: Network;
  /** So many updates, or as many as are left. */
  advance(steps: number): void;
  /** To where so many updates are made: back from the nearest step that is kept, to the same bits. */
  goTo(step: number): void;
  /** Phases to come are these from now on. */
  plan(phases: TrainingSettings["phases"]): void;
  /**
   * The network as it is, in arrays of its own.
   *
   * @param look  the unit that is asked about
   * @param whole with every field, and layers held to chance; otherwise with what moves most, at half the cost
   */
  frame(look?: UnitPlace | null, whole?: boolean): LiveFrame;
}

const POPULATION_SAMPLE = 1024;
/** Parameters of a network of which less is kept on its way: with Adam 500 kB each time. */
const LARGE = 20_000;

/** The same bits as `trainRun` leaves for these settings, however often it is looked at. */
export function createLiveRun(settings: LiveSettings, kernels: Kernels): LiveRun {
  const { seed, network: networkSettings, training } = settings;
  const streams = randomStream(String(seed));
  const data = liveData(settings, streams.child("data"));
  const { split } = data;
  const stepper = createStepper({ seed, network: networkSettings, training, split, classes: 2 }, kernels);
  const { network, passOf } = stepper;
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
  const names = fieldNames({ hidden: networkSettings.hidden, subsets: subsetsOf(probe) });
  const [firstName, ...otherNames] = names;
  const large = createDecisionFields(watched, [firstName!], fieldSize, data.window);
  const small = createDecisionFields(watched, otherNames, smallFieldSize, data.window);
  const probed = createProbeSet(passOf("probe", probe.size), probe);
  const recent = createRecentBatches(ownBatches);
  const lookBack = createLookBack(stepper, probed, train.featureNames);
  const beyond = createBeyondChance(stepper, train, (step) =>
    streams.child("tracking").child("beyond-chance").child(String(step)),
  );
  const widths = networkSettings.hidden.map(({ units }) => units);
  const units = widths.reduce((sum, each) => sum + each, 0);

  function accuracyOf(field: string, step: number): number {
    if (field === "running" || field === "population") return evaluator.evaluate(field, step, false).accuracy;
    return evaluator.evaluate("per-subset", step, false).bySubset[field.replace("subset ", "")]!;
  }

  function fieldAt(name: string, step: number): LiveField {
    const [fields, size] = name === firstName ? [large, fieldSize] : [small, smallFieldSize];
    const cells = new Uint8Array(size * size);
    fields.write(name, step, fieldLevels, cells);
    return { name, accuracy: accuracyOf(name, step), cells };
  }

  function histogramsAt(step: number): Uint16Array {
    const counts = new Uint16Array(units * 2 * histogramBins);
    countUnitInputs(probed.activityAt(step), probeSubsets, histogramReach, histogramBins, counts);
    return counts;
  }

  let turn = 0;
  /** Fields of a frame, and whether histograms are in it: the first field always, of all else one thing after the other. */
  function parts(whole: boolean): { readonly fields: readonly string[]; readonly histograms: boolean } {
    if (whole) return { fields: names, histograms: true };
    const at = turn++;
    if (at % 2 === 1 || otherNames.length === 0) return { fields: [firstName!], histograms: at % 2 === 1 };
    return { fields: [firstName!, otherNames[(at / 2) % otherNames.length]!], histograms: false };
  }

  const keep = () => ({ run: stepper.save(), batches: recent.save() });
  const parameters = network.parameters.reduce((sum, { values }) => sum + values.length, 0);
  const history = createHistory<{ readonly run: SavedRun; readonly batches: SavedBatches }>(
    parameters < LARGE ? 16 : 4,
  );
  history.add(0, keep);

  function advance(steps: number): void {
    const last = Math.min(steps, training.steps - stepper.stepsMade());
    for (let made = 0; made < last && stepper.outcome() === null; made++) {
      if (made === last - 1) beyond.keep();
      stepper.draw();
      if (made >= last - 2) lookBack.keep();
      const loss = stepper.train();
      beyond.passed();
      const { logits, labels } = stepper.trainerNow();
      recent.add(loss, shareCorrect(network.loss, logits, labels));
      history.add(stepper.stepsMade(), keep);
    }
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
      window: large.window,
      fields: names,
      marks: data.marks,
      points: data.points,
      boundary: data.boundary(large.window),
    },
    advance,
    goTo(step) {
      if (step < stepper.stepsMade()) {
        // From two steps before, so that its batch and the one before pass once more: what is shown of them is their own.
        const { run, batches } = history.before(Math.max(0, step - 1));
        stepper.restore(run);
        recent.restore(batches);
        beyond.forget();
      }
      advance(step - stepper.stepsMade());
    },
    plan(phases) {
      stepper.plan(phases);
      history.forgetAfter(stepper.stepsMade());
    },
    frame(look = null, whole = true) {
      const step = stepper.stepsMade();
      const outcome = stepper.outcome();
      const { fields, histograms } = parts(whole);
      const { loss, accuracy, bySubset } = evaluator.evaluate("running", step, false);
      return {
        step,
        ended: outcome?.kind ?? null,
        brokenLayer: outcome?.kind === "diverged" ? outcome.layer : null,
        own: recent.mean(),
        fresh: { loss, accuracy },
        freshBySubset: [bySubset.A ?? Number.NaN, bySubset.B ?? Number.NaN],
        isWhole: whole,
        fields: fields.map((name) => fieldAt(name, step)),
        histograms: histograms ? histogramsAt(step) : null,
        beyondChance: whole ? beyond.shares() : null,
        unit: look && detailOf(look, step),
        fingerprint: fingerprintOf(network.parameters),
      };
    },
  };
}
