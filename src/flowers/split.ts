import type { RandomStream } from "../random.ts";
import type { DataSplit } from "./dataset.ts";
import { datasetOf } from "./features.ts";
import type { Flower } from "./flower.ts";
import type { FlowerSettings } from "./settings.ts";
import { simulateFlowers } from "./simulate.ts";
import { scalingOf, unscaled } from "./standardize.ts";
import { createTargetDraw } from "./targets.ts";

/**
 * Training, test and probe flowers of one seed, each from a stream of its own: the size of one never moves another.
 *
 * @example
 *   const settings = { ...usualFlowers, train: 4, test: 2, probe: 2 };
 *   const { split } = simulateSplit(settings, randomStream("1/data"));
 *   split.train.featureNames // [ 'openness', 'form' ]
 *   rowOf(split.train.features, 0) // [ 1.89458, -1.21079, 1.83427, -1.54382 ]
 *   split.train.labels // [ 0, 1, 1, 0 ]
 *   split.train.subsets // [ 1, 0, 1, 0 ]
 */
export function simulateSplit(
  settings: FlowerSettings,
  stream: RandomStream,
): { split: DataSplit; flowers: { train: Flower[]; test: Flower[]; probe: Flower[] } } {
  const unseen = { ...settings, subsetAShare: settings.testSubsetAShare ?? settings.subsetAShare };
  const flowers = {
    train: simulateFlowers(settings, settings.train, stream.child("train")),
    test: simulateFlowers(unseen, settings.test, stream.child("test")),
    probe: simulateFlowers(unseen, settings.probe, stream.child("probe")),
  };
  const none = unscaled(settings.features.length);
  const scaling = settings.standardize
    ? scalingOf(datasetOf(flowers.train, settings.features, none).features)
    : none;
  const targets = stream.child("target");
  const draw = createTargetDraw(settings, targets);
  const seen = (name: keyof typeof flowers) => {
    const set = datasetOf(flowers[name], settings.features, scaling);
    return draw === null ? set : draw(flowers[name], set, targets.child(name));
  };
  return {
    split: { train: seen("train"), test: seen("test"), probe: seen("probe"), scaling },
    flowers,
  };
}
