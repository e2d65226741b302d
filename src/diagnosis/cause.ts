/** What can be wrong with the statistics of a batch norm; several can be at once. */
export type Cause =
  | "stale"
  | "biased-batches"
  | "small-batch"
  | "other-domain"
  | "frozen-or-loaded"
  | "momentum"
  | "epsilon"
  | "variance-divisor";
