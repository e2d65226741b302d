import { batchWeight, type Convention, conventions } from "./conventions.ts";
import type { Given, LineName } from "./exercise.ts";
import { type Translation, translated, type Unit } from "./translation.ts";
import { roundedTo } from "./workedLine.ts";

/** On what conventions may differ. */
export const differenceNames = [
  "epsilon",
  "epsilonPlacement",
  "divideBy",
  "momentum",
  "runningDivisor",
  "start",
  "unsaid",
] as const;

export type DifferenceName = (typeof differenceNames)[number];

/** One number of a batch, or of what is left of many, by every convention. */
export interface ComparedRow {
  readonly line: Exclude<LineName, "z" | "sd"> | "atInference";
  /** The batch (from 0) that it is of, the last one that is left in running statistics and met at inference. */
  readonly batch: number;
  /** Of a line that has a number for each, the sample (from 0). */
  readonly sample: number | null;
  readonly cells: readonly ComparedCell[];
}

interface ComparedCell {
  /** Null where the convention has none. */
  readonly value: number | null;
  /** What makes it another number than the first convention's, as far as digits show it; empty where it is the same. */
  readonly because: readonly DifferenceName[];
}

/** Digits behind the point to which numbers are shown and told apart. */
export const COMPARED_DECIMALS = 6;

/**
 * The same batches, one after another, by every convention: as each is normalized, running statistics after so many of them,
 * and the last at inference. Why a number is another than the first convention's is found by changing the first in one respect
 * after the other. A batch that comes again (the same array) is told once.
 *
 * Shapes   batches[batch][sample][input]
 * @param after of how many batches running statistics are told
 *
 * @example
 *   const unit = { columns: ["x"], weights: [1], bias: 0, gamma: 1, beta: 0 };
 *   const rows = comparedConventions(unit, [[[1], [5]]], [1]);
 *   const { cells } = rows.find(({ line }) => line === "runningVariance");
 *   cells.map(({ value }) => value); // [ 1.7, 1.03, 1.07, null ]
 *   cells.map(({ because }) => because.length); // [ 0, 2, 1, 1 ]
 */
export function comparedConventions(
  unit: Unit,
  batches: readonly Given["samples"][],
  after: readonly number[],
): readonly ComparedRow[] {
  const told = batches.flatMap((samples, at) => (batches.indexOf(samples) === at ? [at] : []));
  const numbersBy = (convention: Convention) => numbersOf(translated(unit, batches, convention), told, after);
  const [first, ...others] = conventions;
  const own = numbersBy(first!);
  const columns = others.map((other) => {
    const numbers = numbersBy(other);
    const alone = differencesOf(first!, other).map(({ name, changed }) => ({
      name,
      numbers: numbersBy(changed),
    }));
    return own.map(({ value }, row): ComparedCell => {
      const found = numbers[row]!.value;
      if (!isOther(found, value)) return { value: found, because: [] };
      const because = alone.filter((each) => isOther(each.numbers[row]!.value, value));
      const inPart = because.filter(({ name }) => (name === "unsaid") === (found === null));
      return { value: found, because: inPart.map(({ name }) => name) };
    });
  });
  return own.map(({ value, ...where }, row) => ({
    ...where,
    cells: [{ value, because: [] }, ...columns.map((column) => column[row]!)],
  }));
}

const isOther = (one: number | null, other: number | null) =>
  one === null || other === null
    ? one !== other
    : roundedTo(one, COMPARED_DECIMALS) !== roundedTo(other, COMPARED_DECIMALS);

interface Difference {
  readonly name: DifferenceName;
  /** The first convention with this alone as the other has it. */
  readonly changed: Convention;
}

/** In what a convention differs from the first. */
export function differencesOf(first: Convention, other: Convention): readonly Difference[] {
  const { epsilon, epsilonPlacement, divideBy, running } = other;
  const own = first.running;
  const found: (Difference | false)[] = [
    epsilon !== first.epsilon && { name: "epsilon", changed: { ...first, epsilon } },
    epsilonPlacement !== first.epsilonPlacement && {
      name: "epsilonPlacement",
      changed: { ...first, epsilonPlacement },
    },
    divideBy !== first.divideBy && { name: "divideBy", changed: { ...first, divideBy } },
  ];
  if (own === null || running === null) {
    found.push(own !== running && { name: "unsaid", changed: { ...first, running } });
  } else {
    const { momentum, momentumConvention, divisor, mean, variance } = running;
    found.push(
      Math.abs(batchWeight(running) - batchWeight(own)) > 1e-12 && {
        name: "momentum",
        changed: { ...first, running: { ...own, momentum, momentumConvention } },
      },
      divisor !== own.divisor && {
        name: "runningDivisor",
        changed: { ...first, running: { ...own, divisor } },
      },
      (mean !== own.mean || variance !== own.variance) && {
        name: "start",
        changed: { ...first, running: { ...own, mean, variance } },
      },
    );
  }
  return found.filter((each) => each !== false);
}

type Numbered = Omit<ComparedRow, "cells"> & Pick<ComparedCell, "value">;

function numbersOf(
  { batches, running, atInference }: Translation,
  told: readonly number[],
  after: readonly number[],
): readonly Numbered[] {
  const inBatch = told.flatMap((batch) => [
    ...(["mean", "variance", "divisor"] as const).map(
      (line): Numbered => ({ line, batch, sample: null, value: batches[batch]![line]![0]! }),
    ),
    ...(["normalized", "result"] as const).flatMap((line) =>
      batches[batch]![line]!.map((value, sample): Numbered => ({ line, batch, sample, value })),
    ),
  ]);
  const left = (line: "runningMean" | "runningVariance", of: "mean" | "variance") =>
    after.map(
      (count): Numbered => ({
        line,
        batch: count - 1,
        sample: null,
        value: running && running[count - 1]![of],
      }),
    );
  const last = batches.length - 1;
  return [
    ...inBatch,
    ...left("runningMean", "mean"),
    ...left("runningVariance", "variance"),
    ...batches[last]!.z!.map(
      (_, sample): Numbered => ({
        line: "atInference",
        batch: last,
        sample,
        value: atInference && atInference[sample]!,
      }),
    ),
  ];
}
