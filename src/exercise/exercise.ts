import type { BatchNormSettings } from "../network/normalizations/settings.ts";
import type { Conventions } from "../tracking/workedSteps.ts";

/** The lines that a worked batch may have, in the order in which they follow from one another. */
export const lineNames = [
  "z",
  "mean",
  "variance",
  "sd",
  "divisor",
  "normalized",
  "result",
  "runningMean",
  "runningVariance",
] as const;

export type LineName = (typeof lineNames)[number];

/** Running statistics before the batch, and how they follow it. */
export interface GivenRunning extends Pick<BatchNormSettings, "momentum" | "momentumConvention"> {
  readonly mean: number;
  readonly variance: number;
  /** Of the variance that enters: m − 1 (unbiased) or m. */
  readonly divisor: BatchNormSettings["runningVariance"];
}

/** One unit, its batch norm and a batch. */
export interface Given extends Conventions {
  readonly columns: readonly string[];
  /** samples[sample][input] */
  readonly samples: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly bias: number;
  readonly gamma: number;
  readonly beta: number;
  readonly epsilon: number;
  /** Null where none are asked for. */
  readonly running: GivenRunning | null;
}

/** A line as somebody worked it out: a number per sample, or one. */
export interface OwnLine {
  readonly name: LineName;
  readonly values: readonly number[];
  /** Most digits behind the point that a number of the line shows. */
  readonly decimals: number;
}

export interface Exercise {
  readonly title: string;
  readonly given: Given;
  /** In the order of `lineNames`. */
  readonly lines: readonly OwnLine[];
}
