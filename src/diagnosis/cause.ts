/** What can be wrong with the statistics of a batch norm; several can be at once. */
export const causes = [
  "stale",
  "biased-batches",
  "small-batch",
  "other-domain",
  "frozen-or-loaded",
  "momentum",
  "epsilon",
  "variance-divisor",
] as const;
export type Cause = (typeof causes)[number];
