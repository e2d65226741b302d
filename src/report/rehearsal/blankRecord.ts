import type { RunSettings } from "../../scenario/scenario.ts";
import {
  type Evaluation,
  inferenceStatistics,
  type RunRecord,
  type UnitSeries,
} from "../../tracking/record.ts";
import type { ObservationName } from "../../tracking/settings.ts";

/** Ones at the first step, the second and the last, of one unit: a number that every axis can show. */
const ones = (count = 3) => new Float32Array(count).fill(1);
const doubles = (count = 3) => new Float64Array(count).fill(1);

/**
 * What a run of these settings will leave behind, in shape alone: every block that is tracked, with one unit per layer and
 * ones for numbers. Nothing is trained for it.
 */
export function blankRecord({ data, network, training, tracking }: RunSettings): RunRecord {
  const steps = Int32Array.of(0, 1, training.steps);
  const hidden = network.hidden.map(({ normalization: { kind } }) => kind);
  const hasStatistics = hidden.map((kind) => ["batch", "batch-renorm"].includes(kind));
  const layers = <Layer>(layer: () => Layer) => hidden.map(layer);
  const observed = new Set(tracking.observe.map(({ what }) => what));
  const where = <Block>(what: ObservationName, block: () => Block) => (observed.has(what) ? block() : null);
  const statistics = hasStatistics.includes(true) ? inferenceStatistics : (["running"] as const);
  const bySubset = hasSubsets(data);
  return {
    version: 1,
    path: "plain",
    outcome: { kind: "finished" },
    stepsDone: training.steps,
    batches: {
      blockSize: training.steps,
      loss: doubles(1),
      lossMin: doubles(1),
      lossMax: doubles(1),
      accuracy: doubles(1),
    },
    checks: { steps, accuracy: doubles(), reach: training.target.reach },
    stepsToTarget: training.steps,
    evaluations: where("accuracy", () => ({
      steps,
      byStatistic: Object.fromEntries(statistics.map((name) => [name, evaluations(bySubset)])),
    })),
    final: Object.fromEntries(statistics.map((name) => [name, evaluation(bySubset)])),
    unitInputs: where("unit-input", () => ({
      preActivation: unitSeries(steps, hidden.length),
      unitInput: hidden.every((kind) => kind === "none") ? null : unitSeries(steps, hidden.length),
    })),
    batchInputs: where("batch-input", () => unitSeries(steps, hidden.length)),
    subsetInputs: where("subset-input", () => ({
      steps,
      layers: layers(() => ({ units: 1, meanA: ones(), sdA: ones(), meanB: ones(), sdB: ones() })),
    })),
    normalization: where("normalization", () => ({
      steps,
      layers: hasStatistics.map((has) => (has ? normalizationLayer() : null)),
    })),
    gradientNorms: where("gradient-norm", () => ({ steps, layers: [...layers(() => ones()), ones()] })),
    drift: where("drift", () => ({
      lag: tracking.driftLag,
      steps,
      layers: layers(() => ({
        units: 1,
        absolute: ones(),
        pooledSd: ones(),
        displacement: ones(),
        displacementSd: ones(),
        movement: ones(),
        movementSd: ones(),
      })),
      joint: { steps, layers: layers(() => ({ squared: doubles(), between: doubles() })) },
      uncertainty: null,
    })),
    batchDrift: where("batch-drift", () => ({
      steps,
      layers: layers(() => ({ units: 1, absolute: doubles(), pooledSd: doubles() })),
      band: {
        steps,
        layers: layers(() => ({
          units: 1,
          unit50: doubles(),
          unit95: doubles(),
          layer50: doubles(),
          layer95: doubles(),
        })),
      },
    })),
    probeLoss: where("probe-loss", () => ({ steps, loss: doubles() })),
    batchShift: where("batch-shift", () => ({
      steps,
      againstTraining: doubles(),
      band: [0, 1] as const,
      consecutive: doubles(),
      consecutiveBand: [0, 1] as const,
      features: featuresOf(data).map((name) => ({ name, shift: doubles(), band: [0, 1] as const })),
    })),
    decisionField:
      featuresOf(data).length === 2
        ? where("decision-field", () => ({
            steps,
            size: 2,
            x: [-1, 1] as const,
            y: [-1, 1] as const,
            fields: Object.fromEntries(
              fieldNames(hasStatistics.includes(true), bySubset).map((name) => [name, new Uint8Array(3 * 4)]),
            ),
          }))
        : null,
    gradientShift: where("gradient-shift", () => {
      const reading = () => ({ change: ones(), cosine: ones(), norm: ones() });
      const layer = () => ({ weights: reading(), weightsAndBias: reading(), all: reading() });
      return { steps, layers: [...layers(layer), layer()] };
    }),
    landscape: where("landscape", () => ({
      steps,
      reach: Float64Array.from(tracking.landscapeReach),
      learningRate: doubles(),
      loss: doubles(),
      lossLow: doubles(),
      lossHigh: doubles(),
      gradientNorm: doubles(),
      gradientChange: doubles(),
      beta: doubles(),
    })),
    causes: where("causes", () => ({
      steps,
      training: layers(() => ({
        units: 1,
        sd: ones(),
        causes: { sampling: cause(), upstream: cause(), ownWeights: cause() },
        bias: { mean: ones(), logSd: ones() },
        alone: { sampling: ones(), upstream: ones(), ownWeights: ones() },
      })),
      inference: layers(() => ({
        units: 1,
        sd: ones(),
        causes: { ownWeights: cause(), ownAffine: cause(), ownStatistics: cause(), upstream: cause() },
      })),
    })),
    batchMoments: null,
    probePercentiles: null,
    plane: tracking.plane && {
      weights: tracking.plane.weights,
      size: 2,
      x: [0, 1],
      y: [0, 1],
      loss: Float64Array.of(1, 2, 3, 4),
      path: { steps, x: doubles(), y: doubles(), loss: doubles() },
    },
    workedExample: null,
    parameters: {},
  };
}

function hasSubsets(data: RunSettings["data"]): boolean {
  return "flowers" in data || ("table" in data && data.table.subset !== null);
}

function featuresOf(data: RunSettings["data"]): readonly string[] {
  if ("flowers" in data) return data.flowers.features;
  return "table" in data ? data.table.features : data.rows.columns;
}

function fieldNames(hasStatistics: boolean, bySubset: boolean): readonly string[] {
  if (!hasStatistics) return ["running"];
  return ["running", "population", ...(bySubset ? ["subset A", "subset B"] : [])];
}

function evaluation(bySubset: boolean): Evaluation {
  const accuracy = bySubset ? 1 : null;
  return { loss: 1, accuracy: 1, accuracyA: accuracy, accuracyB: accuracy };
}

function evaluations(bySubset: boolean) {
  const accuracy = bySubset ? doubles() : doubles().fill(Number.NaN);
  return { loss: doubles(), accuracy: doubles(), accuracyA: accuracy, accuracyB: accuracy };
}

function unitSeries(steps: Int32Array, layers: number): UnitSeries {
  const layer = {
    units: 1,
    mean: ones(),
    sd: ones(),
    skewness: ones(),
    quantiles: ones(3 * 41),
    saturated: ones(),
  };
  return { steps, layers: Array.from({ length: layers }, () => layer) };
}

function normalizationLayer() {
  return {
    units: 1,
    gamma: ones(),
    beta: ones(),
    batchMean: ones(),
    batchVariance: ones(),
    runningMean: ones(),
    runningVariance: ones(),
    populationMean: ones(),
    populationVariance: ones(),
  };
}

function cause() {
  return {
    mean: ones(),
    meanLow: ones(),
    meanHigh: ones(),
    logSd: ones(),
    logSdLow: ones(),
    logSdHigh: ones(),
  };
}
