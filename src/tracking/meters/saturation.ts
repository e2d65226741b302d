import type { Matrix } from "../../matrix.ts";
import { createActivation } from "../../network/activation.ts";
import type { Activation } from "../../network/activations/activation.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import { median } from "../../statistics/median.ts";
import { type Filled, float64 } from "../columns.ts";

/** Of the units of a layer: their median share of saturated samples, and the share of units that are saturated for all. */
export const saturationColumns = () => ({ saturated: float64(), dead: float64() });

export interface SaturationMeter {
  /** Writes those of every layer's unit inputs (units × samples) as row `seen` of its columns. */
  measure(
    unitInputs: readonly Matrix[],
    into: readonly Filled<ReturnType<typeof saturationColumns>>[],
    seen: number,
  ): void;
}

export function createSaturationMeter(hidden: readonly HiddenLayerSettings[]): SaturationMeter {
  const layers = hidden.map(({ activation, units }) => ({
    ranges: saturatedRanges(createActivation(activation)),
    shares: new Float64Array(units),
  }));
  return {
    measure(unitInputs, into, seen) {
      layers.forEach(({ ranges, shares }, index) => {
        const { values, columns, stride } = unitInputs[index]!;
        for (let unit = 0; unit < shares.length; unit++) {
          let within = 0;
          for (const [first, last] of ranges)
            for (let at = unit * stride; at < unit * stride + columns; at++)
              if (values[at]! >= first && values[at]! <= last) within++;
          shares[unit] = within / columns;
        }
        into[index]!.saturated[seen] = median(shares);
        into[index]!.dead[seen] = shares.filter((share) => share === 1).length / shares.length;
      });
    },
  };
}

/** A slope below this share of the greatest is one of a saturated sample. */
const leastShare = 0.05;
/** Beyond these the slope of no activation crosses that share; between two neighbours of the grid none does so twice. */
const end = 64;
const perUnit = 32;

/** First and last number of a range, both within it. */
type Range = readonly [first: number, last: number];

/**
 * Where |f′(x)| is below 5 % of the greatest slope of the activation f: ranges of x, ascending, that touch nowhere. A relu
 * is saturated where it is off.
 *
 * @example
 *   saturatedRanges(createActivation("relu")) // [ [ -Infinity, 0 ] ]
 */
export function saturatedRanges({ derivative, maxDerivative }: Activation): readonly Range[] {
  const isSaturated = (x: number) => Math.abs(derivative(x)) < leastShare * maxDerivative;
  const ranges: Range[] = [];
  let first = isSaturated(-end) ? Number.NEGATIVE_INFINITY : null;
  for (let index = -end * perUnit; index < end * perUnit; index++) {
    const [here, next] = [index / perUnit, (index + 1) / perUnit];
    if (isSaturated(here) === isSaturated(next)) continue;
    const [before, after] = borderBetween(here, next, isSaturated);
    if (first === null) first = after;
    else {
      ranges.push([first, before]);
      first = null;
    }
  }
  if (first !== null) ranges.push([first, Number.POSITIVE_INFINITY]);
  return ranges;
}

/** The two neighbouring numbers between which the answer changes, as it does from `low` to `high`. */
function borderBetween(low: number, high: number, answer: (x: number) => boolean): Range {
  const before = answer(low);
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return [low, high];
    if (answer(middle) === before) low = middle;
    else high = middle;
  }
}

/**
 * How many of the values lie within the ranges, as a share of all.
 *
 * Shapes   sorted (n) ascending, NaN last, which lies nowhere
 *
 * @example
 *   shareWithin(Float64Array.of(-2, -1, 0, 5), [[-1, 0]]) // 0.5
 */
export function shareWithin(sorted: Float64Array, ranges: readonly Range[]): number {
  let within = 0;
  for (const [first, last] of ranges)
    within += countWhile(sorted, (value) => value <= last) - countWhile(sorted, (value) => value < first);
  return within / sorted.length;
}

/** How many values, from the first on, are below some border. */
function countWhile(sorted: Float64Array, isBelow: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBelow(sorted[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
}
