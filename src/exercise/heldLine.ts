import type { LineName } from "./exercise.ts";

/** A slip that gives what was written, and the samples (from 0) in which it does; null where in all that differ. */
export interface FoundSlip {
  readonly name: string;
  readonly says: string;
  readonly samples: readonly number[] | null;
}

/**
 * What became of a line.
 *
 *   right         what the engine computes, within the rounding that its digits show
 *   follows       wrong, and what follows from a wrong line before it
 *   slip          wrong, and what one of these slips gives
 *   unexplained   wrong, and no known slip gives it
 */
export type Verdict = "right" | "follows" | "slip" | "unexplained";

export interface HeldLine {
  readonly name: LineName;
  readonly verdict: Verdict;
  readonly yours: readonly number[];
  /** By the engine. */
  readonly expected: readonly number[];
  /** What follows from the lines written before it; null where none of these is wrong. */
  readonly fromYours: readonly number[] | null;
  /** Greatest difference from what is expected, and the sample (from 0) where it is; null of a line of one number. */
  readonly difference: number;
  readonly sample: number | null;
  readonly decimals: number;
  /** Of a right line: to how many decimals numbers before it were rounded, where that shows in its digits; null where not. */
  readonly roundedBefore: number | null;
  readonly slips: readonly FoundSlip[];
  /** The samples (from 0) that are wrong. */
  readonly wrongSamples: readonly number[];
}

export interface HeldExercise {
  readonly title: string;
  readonly isRight: boolean;
  /** The first line that differs; null where none does. */
  readonly first: LineName | null;
  readonly lines: readonly HeldLine[];
}
