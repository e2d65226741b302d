/** How a claim can come out: the three verdicts, then what a verdict alone would not say. */
export const outcomes = [
  "supported",
  "contradicted",
  "inconclusive",
  "reversed",
  "too small to matter",
  "yes, but perhaps less than asked for",
  "no clear direction",
  "too few seeds to decide",
  "too few reached it",
  "all runs of one side diverged",
] as const;

export type Outcome = (typeof outcomes)[number];
