import { zeros } from "../matrix.ts";
import { createPass, type NetworkStatistics } from "../network/pass.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { PopulationStatistics } from "./populationStatistics.ts";
import type { DecisionFieldSeries } from "./record.ts";
import { indicesOfSubset, takeSamples } from "./takeSamples.ts";

/**
 * The probability of a rose over the plane of two features, in 16 levels: one field per inference statistic, since the
 * same weights draw different boundaries (two, one per subset, where a norm treats subsets apart). Only where the data
 * have two features.
 */
export function observeDecisionField(
  scene: Scene,
  planned: Int32Array,
  population: PopulationStatistics,
): Instrument<DecisionFieldSeries | null> {
  const { network, split, settings } = scene;
  const possible = scene.detailed && split.probe.features.rows === 2;
  const steps = possible ? planned : new Int32Array(0);
  const size = settings.fieldSize;
  const [x, y] = possible ? [rangeOf(scene, 0), rangeOf(scene, 1)] : [[0, 1] as const, [0, 1] as const];
  const grid = possible ? gridOf(x, y, size) : zeros(2, 1);
  const gridSubset = new Uint8Array(grid.columns);
  const pass = createPass(network, grid.columns);
  const ways = possible ? fieldStatistics(scene, population) : {};
  const fields = Object.fromEntries(
    Object.keys(ways).map((name) => [name, new Uint8Array(steps.length * size * size)]),
  );
  let seen = 0;
  return {
    steps,
    observe(step) {
      for (const [name, { statisticsAt, subset }] of Object.entries(ways)) {
        pass.run(grid, statisticsAt(step), null, gridSubset.fill(subset));
        const field = fields[name]!;
        for (let at = 0; at < grid.columns; at++)
          field[seen * grid.columns + at] = Math.round(
            15 * network.loss.probability(pass.logits, grid.columns, at),
          );
      }
      seen++;
    },
    block() {
      if (!possible) return null;
      const first = (field: Uint8Array) => field.slice(0, seen * grid.columns);
      return {
        steps: steps.slice(0, seen),
        size,
        x,
        y,
        fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, first(field)])),
      };
    },
  };
}

interface FieldWay {
  readonly statisticsAt: (step: number) => "running" | NetworkStatistics;
  /** What the points of the grid are taken for, where a norm treats subsets apart. */
  readonly subset: 0 | 1;
}

function fieldStatistics({ network, split, settings }: Scene, population: PopulationStatistics) {
  const ways: Record<string, FieldWay> = {};
  const apart = network.hidden.some(({ norm }) => norm?.runningSets === 2);
  if (!apart) ways.running = { statisticsAt: () => "running", subset: 0 };
  if (network.hidden.every(({ norm }) => norm === null)) return ways;
  if (!apart) ways.population = { statisticsAt: (step) => population.at(step), subset: 0 };
  if (!split.train.subsets) return ways;
  for (const [subset, name] of [
    [0, "subset A"],
    [1, "subset B"],
  ] as const) {
    const indices = indicesOfSubset(split.train, subset).slice(0, settings.populationSample);
    const own = takeSamples(split.train, indices);
    const ownPass = createPass(network, own.size);
    const statisticsAt = () => {
      ownPass.run(own.features, "batch", null, own.subsets);
      return ownPass.statistics();
    };
    ways[name] = { statisticsAt, subset };
  }
  return ways;
}

/** The training set's range of a feature and 8 % more on either side. */
function rangeOf({ split: { train } }: Scene, feature: number): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let sample = 0; sample < train.size; sample++) {
    const value = train.features.values[feature * train.size + sample]!;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = 0.08 * (high - low);
  return [low - margin, high + margin];
}

/** Centres of size × size cells, x fastest, from the lowest y. */
function gridOf(x: readonly [number, number], y: readonly [number, number], size: number) {
  const grid = zeros(2, size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const at = row * size + column;
      grid.values[at] = x[0] + ((x[1] - x[0]) * (column + 0.5)) / size;
      grid.values[size * size + at] = y[0] + ((y[1] - y[0]) * (row + 0.5)) / size;
    }
  return grid;
}
