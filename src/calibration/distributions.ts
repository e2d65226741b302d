import { exp } from "../elementary/exp.ts";
import type { Range } from "../findings/range.ts";
import type { RandomStream } from "../random.ts";

/** What one side of a claim measures in one seed, as a distribution like those of the lab. */
export interface Distribution {
  /** In words, for the table. */
  readonly says: string;
  /** A measured value; twins draw independently, which is no better than the lab's pairing. */
  draw(stream: RandomStream): number;
  /** Smallest effect worth having, in the measure's unit. */
  readonly margin: number;
  /** Values are known up to here: beyond it, only that they are larger (a run that ended at its budget). */
  readonly budget: number;
  /** Step of the values (accuracies are multiples of one test flower); 0 where they are not rounded. */
  readonly grain: number;
}

const open = { budget: Number.POSITIVE_INFINITY, grain: 0 };

/** Named as they come out of the lab: skewed both ways, tied, bimodal, censored, accuracies near 1 and near chance. */
export const distributions = {
  normal: { ...open, says: "normal", margin: 0.5, draw: (stream) => stream.normal() },
  "skewed right": {
    ...open,
    says: "log-normal: a few runs take very long",
    margin: 0.5,
    draw: (stream) => exp(stream.normal()),
  },
  "skewed left": {
    ...open,
    says: "log-normal, mirrored: a few runs fall behind",
    margin: 0.5,
    draw: (stream) => -exp(stream.normal()),
  },
  tied: {
    ...open,
    says: "normal, rounded to half a standard deviation: the margin is hit exactly",
    margin: 0.5,
    grain: 0.5,
    draw: (stream) => stream.normal(),
  },
  bimodal: {
    ...open,
    says: "two modes four sds apart: runs that find the way and runs that do not",
    margin: 0.5,
    draw: (stream) => stream.normal(stream.next() < 0.5 ? -2 : 2, 1),
  },
  censored: {
    ...open,
    says: "log steps to the target, 30 % of the runs ended at their budget",
    margin: 0.3,
    budget: 0.5244,
    draw: (stream) => stream.normal(),
  },
  "accuracy near 1": {
    ...open,
    says: "accuracy of 1,000 test flowers about 0.97, skewed downwards",
    margin: 0.01,
    grain: 0.001,
    draw: (stream) => 0.98 - 0.01 * exp(0.5 * stream.normal()),
  },
  "accuracy near chance": {
    ...open,
    says: "accuracy of 1,000 test flowers: 7 in 10 runs stay at chance, the others learn",
    margin: 0.01,
    grain: 0.001,
    draw: (stream) => (stream.next() < 0.7 ? stream.normal(0.5, 0.01) : stream.normal(0.8, 0.05)),
  },
} as const satisfies Record<string, Distribution>;

export type DistributionName = keyof typeof distributions;

/** What the lab knows of a value: itself, or that it lies beyond the budget. */
export function observed(value: number, { budget }: Distribution): Range {
  return value > budget ? { low: budget, high: Number.POSITIVE_INFINITY } : { low: value, high: value };
}
