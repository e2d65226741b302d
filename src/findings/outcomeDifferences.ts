import type { MeasuredRun } from "../measures/measure.ts";
import type { MeasureSelector } from "../scenario/scenario.ts";
import { type MeasureName, measures } from "../scenario/vocabulary/measures.ts";
import { censoredInterval } from "./censoredInterval.ts";
import { measuredValue } from "./measuredValue.ts";
import { logarithm, medianRange, type Range, unknown, weightedSum } from "./range.ts";

/** How a measure differs between two sets of runs, second less first. */
export interface OutcomeDifference {
  readonly selector: MeasureSelector;
  readonly first: Range;
  readonly second: Range;
  readonly scale: "difference" | "ratio";
  /** Seeds that both have. */
  readonly twins: number;
  /** Median of the paired differences (of logarithms where measures are compared by ratio), with its interval. */
  readonly effect: Range;
  readonly interval: ReturnType<typeof censoredInterval>;
  /** Whether no pair differs at all. */
  readonly identical: boolean;
}

/**
 * Every measure that all runs of both sets have (of layers the median, of inference statistics `running`), paired by
 * seed. Where no seed is common, `twins` is 0 and nothing is known of the difference: unpaired seeds are no evidence here.
 * Intervals are per measure, not corrected: they describe, they decide nothing.
 */
export function outcomeDifferences(
  first: readonly MeasuredRun[],
  second: readonly MeasuredRun[],
): OutcomeDifference[] {
  const all = [...first, ...second];
  const seeds = new Map(second.map((run) => [run.seed, run]));
  const pairs = first.flatMap((run) => (seeds.has(run.seed) ? [[run, seeds.get(run.seed)!] as const] : []));
  return (Object.keys(measures) as MeasureName[])
    .filter((kind) => all.some((run) => has(run, kind)))
    .filter((kind) => all.every((run) => has(run, kind) || run.outcome.kind === "diverged"))
    .map((kind) => {
      const selector: MeasureSelector = { kind, statistic: null, layer: null };
      const of = (run: MeasuredRun) => measuredValue(run, selector);
      const known = all.map(of);
      // A logarithm needs numbers above 0; without them the difference itself is told.
      const scale = known.every(({ low }) => low > 0) ? measures[kind].compare : "difference";
      const differences = pairs.map(([one, other]) => {
        const values = [of(other), of(one)];
        return weightedSum(scale === "ratio" ? values.map(logarithm) : values, [1, -1]);
      });
      return {
        selector,
        first: medianRange(first.map(of)),
        second: medianRange(second.map(of)),
        scale,
        twins: pairs.length,
        effect: differences.length > 0 ? medianRange(differences) : unknown,
        interval: censoredInterval(differences),
        identical: pairs.length > 0 && pairs.every(([one, other]) => same(of(one), of(other))),
      };
    });
}

function has({ measures: list }: MeasuredRun, kind: MeasureName): boolean {
  return list.some(({ name }) => name === kind);
}

const same = (one: Range, other: Range) => one.low === other.low && one.high === other.high;
