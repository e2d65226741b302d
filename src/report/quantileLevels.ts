/** Levels of the quantiles that the page carries: 0, 0.05, …, 1. */
export const pageLevels: readonly number[] = Array.from({ length: 21 }, (_, index) => index / 20);

/** Number of levels into which a unit's own range is divided. */
export const CODES = 1023;
