import type { SubsetIndex } from "../flowers/dataset.ts";
import type { StreamState } from "../random.ts";

/** Yields the sample indices of each step from a stream of its own, so that twins see the same draws. */
export interface Sampler {
  /** Samples of the next step, where not all batches are full; absent where they are. */
  sizeOfNext?(): number;
  /** Fills the indices of the next step; allocates nothing. */
  next(into: Int32Array): void;
  /** The current subset (or class) of the batch last drawn; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
  /** All that its next batches depend on beside its settings and the stream that it was given. */
  save(): SamplerState;
  /** Goes on from there; from what another sampler left, as far as they have it in common. */
  restore(state: SamplerState): void;
}

/** Where a sampler stands. */
export interface SamplerState {
  /** Batches drawn so far. */
  readonly steps: number;
  readonly current: SubsetIndex | null;
  /** Of a sampler that tosses coins. */
  readonly coins?: StreamState;
  /** Of a sampler by epochs: its order, and how many of it are drawn. */
  readonly epoch?: { readonly order: Int32Array; readonly drawn: number };
}

/** What a sampler knows of the data it draws from. */
export interface SampledData {
  readonly size: number;
  readonly subsets: Uint8Array | null;
  readonly subsetCount: number;
  readonly labels: Float64Array;
}
