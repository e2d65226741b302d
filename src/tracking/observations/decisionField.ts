import { subsetNames } from "../../flowers/dataset.ts";
import { zeros } from "../../matrix.ts";
import { createPass, type NetworkStatistics } from "../../network/pass.ts";
import { byName, bytes } from "../columns.ts";
import { observation } from "../observation.ts";
import { hasBatchStatistics, hasOneSet, type Outline } from "../outline.ts";
import { indicesOfSubset, samplesAt } from "../samplesAt.ts";
import type { Scene } from "../scene.ts";
import type { BlockOf } from "./blockOf.ts";

export type DecisionFieldSeries = BlockOf<typeof decisionField>;

/** "running", "population", "subset A", "subset B": those of them that differ. */
function fieldNames({ hidden, subsets }: Outline): readonly string[] {
  const one = hasOneSet(hidden);
  if (!hidden.some(({ normalization }) => hasBatchStatistics(normalization))) return ["running"];
  return [...(one ? ["running", "population"] : []), ...subsets.map((name) => `subset ${name}`)];
}

/**
 * The probability of a rose over the plane of the two features, in 16 levels (0 … 15), row by row from the lowest y:
 * [step · size² + row · size + column]. One field per inference statistic, since the same weights draw different
 * boundaries (one per subset alone, where a norm treats subsets apart). Only where the data have two features.
 */
export const decisionField = observation({
  usually: { at: "evaluations" },
  detail: "units",
  passes: 0,
  passesInDetail: 5,
  passesOver: "field",
  ofUnits: true,
  bytes: ({ fieldSize }) => 4 * fieldSize * fieldSize,
  columns(outline) {
    if (!outline.detailed || outline.features.length !== 2) return null;
    const size = outline.settings.fieldSize;
    return { size, fields: byName(fieldNames(outline), () => bytes(size * size)) };
  },
  watch(scene, { columns: { size, fields } }) {
    const { network } = scene;
    const window = { x: rangeOf(scene, 0), y: rangeOf(scene, 1) };
    const grid = gridOf(window.x, window.y, size);
    const gridSubset = new Uint8Array(grid.columns);
    const pass = createPass(network, grid.columns);
    const ways = Object.entries(fields).map(([name, field]) => ({ field, ...fieldWay(scene, name) }));
    return {
      observe(step, seen) {
        for (const { field, statisticsAt, subset } of ways) {
          pass.run(grid, statisticsAt(step), null, gridSubset.fill(subset));
          for (let at = 0; at < grid.columns; at++)
            field[seen * grid.columns + at] = Math.round(15 * network.loss.probability(pass.logits, at));
        }
      },
      rest: (): Window => window,
    };
  },
  blankRest: (): Window => ({ x: [-1, 1], y: [-1, 1] }),
});

interface Window {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

interface FieldWay {
  readonly statisticsAt: (step: number) => "running" | NetworkStatistics;
  /** What the points of the grid are taken for, where a norm treats subsets apart. */
  readonly subset: number;
}

function fieldWay({ network, split, settings, population }: Scene, name: string): FieldWay {
  if (name === "running") return { statisticsAt: () => "running", subset: 0 };
  if (name === "population") return { statisticsAt: (step) => population.at(step), subset: 0 };
  const subset = subsetNames.findIndex((each) => name === `subset ${each}`);
  const indices = indicesOfSubset(split.train, subset).slice(0, settings.populationSample);
  const own = samplesAt(split.train, indices);
  const pass = createPass(network, own.size);
  const statisticsAt = () => {
    pass.runToUnitInputs(own.features, "batch", null, own.subsets);
    return pass.statistics();
  };
  return { statisticsAt, subset };
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
