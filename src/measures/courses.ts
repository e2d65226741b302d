import type { MeasureName, measures } from "../scenario/vocabulary/measures.ts";
import type { InferenceStatistic } from "../tracking/inferenceStatistics.ts";
import type { Blocks } from "../tracking/observations/observations.ts";
import type { RunRecord } from "../tracking/record.ts";
import { causeShare, causeSize, causeSpread } from "./causeSizes.ts";
import type { Course } from "./course.ts";
import { estimationGap, logSdRatio } from "./estimationGap.ts";
import { normalizedDrift } from "./normalizedDrift.ts";
import { medianOverUnits, overSd } from "./units.ts";

/** The measures that have a course. */
type CourseName = {
  [Name in MeasureName]: (typeof measures)[Name]["course"] extends null ? never : Name;
}[MeasureName];

/** One line of a measure: of a layer, of an inference statistic, or of the run. */
interface Line {
  readonly layer?: number;
  readonly statistic?: InferenceStatistic;
  readonly steps: Int32Array;
  readonly values: Float64Array;
}

/** How each measure goes over the steps of a record: a new one is a line here. No lines where its blocks were not tracked. */
export const courseReaders = {
  "test-accuracy": ({ accuracy }) => byStatistic(accuracy, "accuracy"),
  "test-loss": ({ accuracy }) => byStatistic(accuracy, "loss"),
  "generalization-gap": ({ "training-set": both }) =>
    both
      ? ofClasses([
          { steps: both.steps, values: both.accuracy.map((train, at) => train - both.testAccuracy[at]!) },
        ])
      : [],
  "generalization-gap-loss": ({ "training-set": both }) =>
    both ? [{ steps: both.steps, values: both.testLoss.map((test, at) => test - both.loss[at]!) }] : [],
  drift: ({ drift }) => byLayer(drift, (layer) => medianOverUnits(normalizedDrift(layer), layer.units)),
  "drift-absolute": ({ drift }) => byLayer(drift, ({ absolute, units }) => medianOverUnits(absolute, units)),
  displacement: ({ drift }) =>
    byLayer(drift, ({ displacement, displacementSd, units }) =>
      medianOverUnits(overSd(displacement, displacementSd), units),
    ),
  movement: ({ drift }) =>
    byLayer(drift, ({ movement, movementSd, units }) => medianOverUnits(overSd(movement, movementSd), units)),
  "joint-movement": ({ drift }) =>
    byLayer(drift?.joint, ({ squared, between }) =>
      squared.map((distance, at) => (between[at]! > 0 ? distance / between[at]! : Number.NaN)),
    ),
  "batch-drift": ({ "batch-drift": batchDrift }) =>
    byLayer(batchDrift, ({ absolute, pooledSd, units }) =>
      medianOverUnits(overSd(absolute, pooledSd), units),
    ),
  "gradient-norm": ({ "gradient-norm": norms }) =>
    byLayer(norms && { steps: norms.steps, layers: norms.layers.slice(0, -1) }, (values) => values),
  "gradient-gain": ({ "gradient-norm": norms }) => byLayer(norms && gains(norms), (values) => values),
  "gradient-shift": ({ "gradient-shift": gradientShift }) =>
    byLaterLayer(gradientShift, ({ weights }) => Float64Array.from(weights.change)),
  "gradient-shift-relative": ({ "gradient-shift": gradientShift }) =>
    byLaterLayer(gradientShift, ({ weights: { change, norm } }) =>
      Float64Array.from(change, (each, at) => (norm[at]! > 0 ? each / norm[at]! : Number.NaN)),
    ),
  "gradient-shift-cosine": ({ "gradient-shift": gradientShift }) =>
    byLaterLayer(gradientShift, ({ weights }) => Float64Array.from(weights.cosine)),
  smoothness: ({ landscape }) => (landscape ? [{ steps: landscape.steps, values: landscape.beta }] : []),
  "rate-smoothness": ({ landscape }) =>
    landscape
      ? [
          {
            steps: landscape.steps,
            values: landscape.beta.map((beta, at) => beta * landscape.learningRate[at]!),
          },
        ]
      : [],
  "loss-range": ({ landscape }) =>
    landscape
      ? [
          {
            steps: landscape.steps,
            values: landscape.lossHigh.map((high, at) => high - landscape.lossLow[at]!),
          },
        ]
      : [],
  "sampling-share": ({ causes }) => byLayer(ofTraining(causes), (layer) => causeShare(layer, "sampling")),
  "sampling-bias-share": ({ causes }) => byLayer(ofTraining(causes), biasShare),
  "upstream-share": ({ causes }) =>
    byLaterLayer(ofTraining(causes), (layer) => causeShare(layer, "upstream")),
  "own-weights-share": ({ causes }) =>
    byLayer(ofTraining(causes), (layer) => causeShare(layer, "ownWeights")),
  "upstream-shift": ({ causes }) =>
    byLaterLayer(ofTraining(causes), (layer) => causeSize(layer, layer.causes.upstream.mean)),
  "upstream-spread": ({ causes }) =>
    byLaterLayer(ofTraining(causes), (layer) => causeSpread(layer, layer.causes.upstream.logSd)),
  "statistics-share": ({ causes }) =>
    byLayer(causes && { steps: causes.steps, layers: causes.inference }, (layer) =>
      causeShare(layer, "ownStatistics"),
    ),
  "estimation-gap": ({ normalization }) =>
    byLayer(normalization, (layer) => medianOverUnits(estimationGap(layer), layer.units)),
  "estimation-log-ratio": ({ normalization }) =>
    byLayer(normalization, (layer) => medianOverUnits(logSdRatio(layer), layer.units)),
  "weight-norm": ({ "weight-norm": weights }) => byLayer(weights, ({ norm }) => norm),
  "effective-rate": ({ "weight-norm": weights }) => byLayer(weights, ({ rate }) => rate),
  "effective-rank": ({ "effective-rank": ranks }) => byLayer(ranks, (values) => values),
  saturated: (blocks) => byLayer(saturation(blocks), ({ saturated }) => saturated),
  dead: (blocks) => byLayer(saturation(blocks), ({ dead }) => dead),
  "probe-loss": ({ "probe-loss": probeLoss }) =>
    probeLoss ? [{ steps: probeLoss.steps, values: probeLoss.loss }] : [],
} satisfies Record<CourseName, (blocks: Blocks) => readonly Line[]>;

/** Every measure of a run that was followed over the steps. */
export function coursesOf({ blocks }: Pick<RunRecord, "blocks">): Course[] {
  return (Object.keys(courseReaders) as CourseName[]).flatMap((name) =>
    courseReaders[name](blocks).map(({ layer, statistic, steps, values }: Line) => ({
      name,
      statistic: statistic ?? null,
      layer: layer ?? null,
      steps,
      values,
    })),
  );
}

interface Layered<Layer> {
  readonly steps: Int32Array;
  readonly layers: readonly (Layer | null)[];
}

function byLayer<Layer>(series: Layered<Layer> | undefined, values: (layer: Layer) => Float64Array): Line[] {
  return (series?.layers ?? []).flatMap((layer, index) =>
    layer === null ? [] : [{ layer: index + 1, steps: series!.steps, values: values(layer) }],
  );
}

/** Without the first layer, below which nothing is updated. */
function byLaterLayer<Layer>(
  series: Layered<Layer> | undefined,
  values: (layer: Layer) => Float64Array,
): Line[] {
  return byLayer(series, values).slice(1);
}

function byStatistic(evaluations: Blocks["accuracy"], field: "accuracy" | "loss"): readonly Line[] {
  const lines = Object.entries(evaluations?.byStatistic ?? {}).map(([statistic, columns]) => ({
    statistic: statistic as InferenceStatistic,
    steps: evaluations!.steps,
    values: columns[field],
  }));
  return field === "loss" ? lines : ofClasses(lines);
}

/** Where there are no classes, there are no accuracies. */
function ofClasses(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ values }) => !values.every(Number.isNaN));
}

/** Of each hidden layer but the last: the norm of its gradient over that of the next layer's. */
function gains({ steps, preActivation }: NonNullable<Blocks["gradient-norm"]>): Layered<Float64Array> {
  const layers = preActivation
    .slice(0, -1)
    .map((own, index) =>
      own.map((norm, at) =>
        preActivation[index + 1]![at]! > 0 ? norm / preActivation[index + 1]![at]! : Number.NaN,
      ),
    );
  return { steps, layers };
}

const ofTraining = (causes: Blocks["causes"]) => causes && { steps: causes.steps, layers: causes.training };

const saturation = ({ "unit-input": inputs }: Blocks) =>
  inputs && { steps: inputs.steps, layers: inputs.saturation };

type TrainingLayer = NonNullable<Blocks["causes"]>["training"][number];

/** Sampling taken apart: bias against bias, chance, upstream and own weights. */
function biasShare({ units, sd, causes, bias }: TrainingLayer): Float64Array {
  const chance = {
    ...causes.sampling,
    mean: causes.sampling.mean.map((sampling, at) => sampling - bias.mean[at]!),
  };
  const apart = {
    bias: { ...causes.sampling, mean: bias.mean },
    chance,
    upstream: causes.upstream,
    ownWeights: causes.ownWeights,
  };
  return causeShare({ units, sd, causes: apart }, "bias");
}
