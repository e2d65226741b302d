/** Mean and variance of a unit's input. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** What one batch made of a unit; the variance divides by m, as the one that normalizes does. */
export interface BatchMoments extends Moments {
  readonly size: number;
  /** What the batch was drawn from, where that is known. */
  readonly subset: string | null;
}

export interface NormUnit {
  readonly unit: string;
  readonly running: Moments;
  /** Of the data that inference is asked about; null where it was not given. */
  readonly population: Moments | null;
  /** In the order of the table; as many for every unit of a layer, and the same ones. */
  readonly batches: readonly BatchMoments[];
}

export interface NormLayer {
  readonly layer: string;
  readonly units: readonly NormUnit[];
  /** Weight of the new batch in the running statistics, whatever convention it was written in. */
  readonly momentum: number | null;
  /** Batches that have entered the running statistics. */
  readonly updates: number | null;
  readonly epsilon: number | null;
  /** The mode of the norm while the network trained. */
  readonly mode: "training" | "inference" | null;
}

/** The statistics of the batch norms of one network: a table of somebody's own, or of a run of the lab. */
export interface StatisticsTable {
  readonly layers: readonly NormLayer[];
}

/** What is known of the network beside its table, as shares of 1. */
export interface Accuracies {
  /** On batches normalized by their own statistics. */
  readonly training: number | null;
  /** By the running statistics. */
  readonly inference: number | null;
}
