import type { Matrix } from "../matrix.ts";

/** Where a sample belongs: subset A is 0, subset B is 1. */
export type SubsetIndex = 0 | 1;

/** What records call the subsets, in the order of their indices. */
export const subsetNames: readonly string[] = ["A", "B"];

/**
 * Samples as the network sees them, from whatever source: simulated flowers, given rows or a table of one's own.
 *
 * Shapes   features (features × size), labels (size), subsets (size) or null where the source knows no subsets
 */
export interface Dataset {
  readonly featureNames: readonly string[];
  readonly size: number;
  readonly features: Matrix;
  /** 1 for a rose, 0 for any other flower (or the class); or the real target. */
  readonly labels: Float64Array;
  readonly subsets: Uint8Array | null;
}

/** The three disjoint sets of one seed. All are scaled alike, by the training set's mean and sd where asked for. */
export interface DataSplit {
  readonly train: Dataset;
  readonly test: Dataset;
  /** Never trained on: distributions are observed through it. */
  readonly probe: Dataset;
  /** What was subtracted and divided by, per feature (0 and 1 where nothing was). */
  readonly scaling: { readonly mean: Float64Array; readonly sd: Float64Array };
}
