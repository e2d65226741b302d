import type { Matrix } from "../matrix.ts";

/** Where a sample belongs: subset A is 0, subset B is 1, and so on. */
export type SubsetIndex = number;

/** What records call the subsets, in the order of their indices. There are no more. */
export const subsetNames = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export type SubsetName = (typeof subsetNames)[number];

/**
 * Names of the subsets that the data know, whether or not a set has samples of each; none where they know none.
 *
 * @example
 *   subsetsOf({ subsetCount: 3 }) // [ "A", "B", "C" ]
 */
export function subsetsOf({ subsetCount }: Pick<Dataset, "subsetCount">): readonly SubsetName[] {
  return subsetNames.slice(0, subsetCount);
}

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
  /** Of the whole source, of which a set may miss one; 0 where it knows none. */
  readonly subsetCount: number;
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
