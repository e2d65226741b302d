import type { SubsetIndex } from "../flowers/dataset.ts";

/** Yields the sample indices of each step from a stream of its own, so that twins see the same draws. */
export interface Sampler {
  /** Fills the indices of the next step; allocates nothing. */
  next(into: Int32Array): void;
  /** The current subset (or class) of the batch last drawn; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
}

/** What a sampler knows of the data it draws from. */
export interface SampledData {
  readonly size: number;
  readonly subsets: Uint8Array | null;
  readonly labels: Float64Array;
}
