import { type DataSplit, subsetNames } from "../../flowers/dataset.ts";
import { type Matrix, zeros } from "../../matrix.ts";
import type { Network } from "../../network/network.ts";
import { createPass, type NetworkStatistics } from "../../network/pass.ts";
import { hasBatchStatistics, hasOneSet, type Outline } from "../outline.ts";
import { indicesOfSubset, samplesAt } from "../samplesAt.ts";
import type { PopulationStatistics } from "./populationStatistics.ts";

/** What decision fields are taken of. */
interface FieldParts {
  readonly network: Network;
  readonly split: DataSplit;
  readonly population: PopulationStatistics;
  /** Training samples of a subset in its own statistics, at most. */
  readonly populationSample: number;
}

/** The part of the plane of two features that is shown. */
export interface FieldWindow {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The probability of class 1 over the plane of the two features, once for each inference statistic that it differs by. */
export interface DecisionFields {
  readonly window: FieldWindow;
  /** After `step` updates into size² cells from `at` on, row by row from the lowest y: 0 is never, `levels` is always. */
  write(name: string, step: number, levels: number, into: Uint8Array, at?: number): void;
}

/** "running", "population", "subset A", "subset B": those of them that differ. */
export function fieldNames({ hidden, subsets }: Pick<Outline, "hidden" | "subsets">): readonly string[] {
  const one = hasOneSet(hidden);
  if (!hidden.some(({ normalization }) => hasBatchStatistics(normalization))) return ["running"];
  return [...(one ? ["running", "population"] : []), ...subsets.map((name) => `subset ${name}`)];
}

/**
 * Over the first two features, the others at their mean over the training set; all buffers are made here.
 *
 * @param shown the part of the plane, where it is not the range of the training set
 */
export function createDecisionFields(
  parts: FieldParts,
  names: readonly string[],
  size: number,
  shown: FieldWindow | null = null,
): DecisionFields {
  const { network, split } = parts;
  const window = shown ?? { x: rangeOf(split, 0), y: rangeOf(split, 1) };
  const grid = gridOf(window, size, split.train.features);
  const gridSubset = new Uint8Array(grid.columns);
  const pass = createPass(network, grid.columns);
  const ways = new Map(names.map((name) => [name, fieldWay(parts, name)]));
  return {
    window,
    write(name, step, levels, into, at = 0) {
      const { statisticsAt, subset } = ways.get(name)!;
      pass.run(grid, statisticsAt(step), null, gridSubset.fill(subset));
      for (let cell = 0; cell < grid.columns; cell++)
        into[at + cell] = Math.round(levels * network.loss.probability(pass.logits, cell));
    },
  };
}

interface FieldWay {
  readonly statisticsAt: (step: number) => "running" | NetworkStatistics;
  /** What the points of the grid are taken for, where a norm treats subsets apart. */
  readonly subset: number;
}

function fieldWay({ split, populationSample, population }: FieldParts, name: string): FieldWay {
  if (name === "running") return { statisticsAt: () => "running", subset: 0 };
  if (name === "population") return { statisticsAt: (step) => population.at(step), subset: 0 };
  const subset = subsetNames.findIndex((each) => name === `subset ${each}`);
  const indices = indicesOfSubset(split.train, subset).slice(0, populationSample);
  const own = samplesAt(split.train, indices);
  return { statisticsAt: () => population.of(own), subset };
}

/** The training set's range of a feature and 8 % more on either side. */
function rangeOf({ train }: DataSplit, feature: number): readonly [number, number] {
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
function gridOf({ x, y }: FieldWindow, size: number, { rows, columns, stride, values }: Matrix): Matrix {
  const grid = zeros(rows, size * size);
  for (let feature = 2; feature < rows; feature++) {
    let sum = 0;
    for (let sample = 0; sample < columns; sample++) sum += values[feature * stride + sample]!;
    grid.values.fill(sum / columns, feature * grid.stride, (feature + 1) * grid.stride);
  }
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const at = row * size + column;
      grid.values[at] = x[0] + ((x[1] - x[0]) * (column + 0.5)) / size;
      grid.values[grid.stride + at] = y[0] + ((y[1] - y[0]) * (row + 0.5)) / size;
    }
  return grid;
}
