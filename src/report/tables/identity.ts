/** The columns that say which run a row is of. */
export const identity = {
  variant: ["STRING", "variant of the scenario"],
  seed: ["INT32", "seed; equal seeds are twins"],
} as const;
