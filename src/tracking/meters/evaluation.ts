import { type DataSplit, type Dataset, type SubsetIndex, subsetsOf } from "../../flowers/dataset.ts";
import { copyMatrix, type Matrix, padded, rowOf, zeros } from "../../matrix.ts";
import type { Loss } from "../../network/losses/loss.ts";
import { accuracy as shareCorrect } from "../../network/losses/loss.ts";
import type { Network } from "../../network/network.ts";
import type { NetworkStatistics, Pass } from "../../network/pass.ts";
import type { PassOf } from "../../network/passOf.ts";
import type { RandomStream } from "../../random.ts";
import { asTrainedBias, asTrainedWeights } from "../../sampling/law.ts";
import { lawOf } from "../../sampling/samplers.ts";
import type { SamplerSettings } from "../../sampling/settings.ts";
import { byName } from "../columns.ts";
import { type Evaluation, type InferenceStatistic, statisticsThatDiffer } from "../inferenceStatistics.ts";
import { type EvaluationBatches, usualEvaluationBatches } from "../instrumentSettings.ts";
import { firstSamples, indicesOfSubset, samplesAt } from "../samplesAt.ts";
import type { PopulationStatistics } from "./populationStatistics.ts";
import { drawnBatches, type TestBatches, testBatches } from "./testBatches.ts";

/**
 * Loss and accuracy on the test set by each inference statistic.
 *
 *   running           the moving mean and variance of training
 *   population        exact statistics of the training set as one batch
 *   per-subset        each test flower by the exact statistics of its own subset
 *   as-trained        exact statistics of the mixture in which its own subset is the current one
 *   batch-mixed       test batches, as training would normalize them: of the training size and uniform, or as is told
 *   batch-as-trained  the same, drawn by the run's own sampler law
 *
 * `per-subset` and `as-trained` need the flower's label: an oracle, not a remedy.
 */
export interface Evaluator {
  /** Those that make a difference to this network on these data; `running` alone without batch norm. */
  readonly statistics: readonly InferenceStatistic[];
  /** `exact`: over all training samples instead of the fixed sample of them. */
  evaluate(statistic: InferenceStatistic, step: number, exact: boolean): Evaluation;
  /** The accuracy by `running`, where neither loss nor subsets are asked for; NaN where there are no classes. */
  accuracy(step: number): number;
  /** The loss by `running`, where nothing else is asked for. */
  loss(step: number): number;
}

export interface EvaluatorParts {
  readonly network: Network;
  readonly split: DataSplit;
  readonly population: PopulationStatistics;
  readonly populationSample: number;
  readonly sampler: SamplerSettings;
  readonly batchSize: number;
  /** Of the training size and shuffled unless told. */
  readonly evaluationBatches?: EvaluationBatches | undefined;
  readonly passOf: PassOf;
  readonly stream: RandomStream;
}

export function createEvaluator(parts: EvaluatorParts): Evaluator {
  const { network, split, population, sampler } = parts;
  const { test, train } = split;
  const subsets = subsetsOf(train);
  const whole = createGroup(parts.passOf("test", test.size), test);
  const bySubset = test.subsets && train.subsets ? subsetGroups(parts) : null;
  const { size: wanted, order } = parts.evaluationBatches ?? usualEvaluationBatches;
  const size = Math.min(wanted ?? parts.batchSize, test.size);
  const { stream } = parts;
  const mixed = createBatches(parts, testBatches(test, size, order, stream.child("mixed")));
  const asTrained = createBatches(parts, drawnBatches(sampler, test, size, stream.child("as-trained")));
  const bias = asTrainedBias(lawOf(sampler));

  const ways: Record<InferenceStatistic, (step: number, exact: boolean) => Evaluation> = {
    running: (step) => evaluation(network.loss, runningLogits(step), test, subsets),
    population: (step, exact) =>
      evaluation(
        network.loss,
        whole.evaluate(exact ? population.exact() : population.at(step)),
        test,
        subsets,
      ),
    "per-subset": (_, exact) =>
      eachSubset(network.loss, subsets, bySubset!, (group) => group.ownStatistics(exact)),
    // At either end the mixture is one that is known already: the whole population, or the subset alone.
    "as-trained": (step, exact) => {
      if (bias === 0) return once("population", step, exact);
      if (bias === 1) return once("per-subset", step, exact);
      return eachSubset(network.loss, subsets, bySubset!, (group) => group.trainedStatistics(exact));
    },
    "batch-mixed": () => mixed.evaluate(),
    "batch-as-trained": () => asTrained.evaluate(),
  };

  const running = padded(network.output.units, test.size);
  let runningAt = -1;

  /** Kept for whoever asks for more at the same step, when other passes have been made. */
  function runningLogits(step: number): Matrix {
    if (step !== runningAt) copyMatrix(whole.evaluate("running"), running);
    runningAt = step;
    return running;
  }

  /** What is found at a step stands until another step is asked for: a network is evaluated once, whoever asks. */
  const known = new Map<string, Evaluation>();
  let knownAt = -1;

  function once(statistic: InferenceStatistic, step: number, exact: boolean): Evaluation {
    if (step !== knownAt) known.clear();
    knownAt = step;
    const key = isOfTraining[statistic] ? `${statistic} ${exact}` : statistic;
    const found = known.get(key) ?? ways[statistic](step, exact);
    known.set(key, found);
    return found;
  }

  return {
    statistics: statisticsThatDiffer(
      network.hidden.some(({ norm }) => norm !== null),
      bySubset !== null,
    ),
    evaluate: once,
    accuracy: (step) => shareCorrect(network.loss, runningLogits(step), test.labels),
    loss: (step) => network.loss.value(runningLogits(step), test.labels),
  };
}

/** Whether a statistic is taken from training samples, of which there may be a few or all. */
const isOfTraining: Readonly<Record<InferenceStatistic, boolean>> = {
  running: false,
  population: true,
  "per-subset": true,
  "as-trained": true,
  "batch-mixed": false,
  "batch-as-trained": false,
};

/** Logits of a fixed set of samples. */
function createGroup(pass: Pass, data: Dataset) {
  return {
    data,
    evaluate(statistics: "running" | NetworkStatistics): Matrix {
      pass.run(data.features, statistics, null, data.subsets);
      return pass.logits;
    },
  };
}

type SubsetGroup = ReturnType<typeof subsetGroups>[number];

function subsetGroups({ split, sampler, populationSample, population, passOf }: EvaluatorParts) {
  const few = firstSamples(split.train, populationSample);
  return subsetsOf(split.train).flatMap((name, subset) => {
    const own = samplesAt(split.test, indicesOfSubset(split.test, subset));
    // A table to test on may lack a subset.
    if (own.size === 0) return [];
    const group = createGroup(passOf(`test of subset ${name}`, own.size), own);
    const mixture = (data: Dataset) => asTrainedWeights(data.subsets!, lawOf(sampler), subset);
    const fewMixture = mixture(few);
    const fewOwn = onlySubset(few, subset);
    const statisticsOf = ({ data, weights }: Weighted) => population.of(data, weights);
    return {
      name,
      ...group,
      /** Of the samples of the subset alone. */
      ownStatistics: (exact: boolean) => statisticsOf(exact ? onlySubset(split.train, subset) : fewOwn),
      /** Of the mixture in which the subset is the current one. */
      trainedStatistics: (exact: boolean) =>
        statisticsOf(
          exact ? { data: split.train, weights: mixture(split.train) } : { data: few, weights: fewMixture },
        ),
    };
  });
}

/** Samples of which each counts as its weight says, or all alike. */
interface Weighted {
  readonly data: Dataset;
  readonly weights: Float64Array | null;
}

/** The samples of a subset; where they are too few for a batch, all of the data, of which the others do not count. */
function onlySubset(data: Dataset, subset: SubsetIndex): Weighted {
  const own = indicesOfSubset(data, subset);
  if (own.length > 1) return { data: samplesAt(data, own), weights: null };
  return { data, weights: Float64Array.from(data.subsets!, (of) => (of === subset ? 1 : 0)) };
}

function eachSubset(
  loss: Loss,
  names: readonly string[],
  groups: readonly SubsetGroup[],
  statisticsOf: (group: SubsetGroup) => NetworkStatistics,
): Evaluation {
  const parts = groups.map((group) => {
    const logits = group.evaluate(statisticsOf(group));
    return {
      name: group.name,
      size: group.data.size,
      loss: loss.value(logits, group.data.labels),
      accuracy: shareCorrect(loss, logits, group.data.labels),
    };
  });
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const weighted = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((sum, part) => sum + of(part) * part.size, 0) / size;
  return {
    loss: weighted((part) => part.loss),
    accuracy: weighted((part) => part.accuracy),
    bySubset: byName(names, (subset) => parts.find(({ name }) => name === subset)?.accuracy ?? Number.NaN),
  };
}

function evaluation(loss: Loss, logits: Matrix, data: Dataset, subsets: readonly string[]): Evaluation {
  return {
    loss: loss.value(logits, data.labels),
    accuracy: shareCorrect(loss, logits, data.labels),
    bySubset: byName(data.subsets === null ? [] : subsets, (_, subset) =>
      accuracyWithin(loss, logits, data, subset),
    ),
  };
}

function accuracyWithin(loss: Loss, logits: Matrix, { labels, subsets }: Dataset, subset: number): number {
  let count = 0;
  let correct = 0;
  for (let index = 0; index < labels.length; index++) {
    if (subsets![index] !== subset) continue;
    count++;
    if (loss.isRight(logits, labels, index)) correct++;
  }
  return count === 0 || !loss.hasClasses ? Number.NaN : correct / count;
}

/** Test batches that stay the same, normalized as training would normalize them. */
function createBatches(
  { network, split: { test, train }, passOf }: EvaluatorParts,
  { size, indices, judged }: TestBatches,
) {
  const subsets = subsetsOf(train);
  const batches = Array.from(judged, (count, at) => {
    const from = at * size;
    return { count, samples: samplesAt(test, indices.subarray(from, from + size)) };
  });
  const drawn = samplesAt(
    test,
    indices.filter((_, at) => at % size < judged[Math.floor(at / size)]!),
  );
  const { units } = network.output;
  const logits = zeros(units, drawn.size);
  return {
    evaluate(): Evaluation {
      const pass = passOf("batches", size);
      let from = 0;
      for (const { count, samples } of batches) {
        pass.run(samples.features, "training", null, samples.subsets);
        for (let output = 0; output < units; output++)
          logits.values.set(rowOf(pass.logits, output).subarray(0, count), output * logits.stride + from);
        from += count;
      }
      return evaluation(network.loss, logits, drawn, subsets);
    },
  };
}
