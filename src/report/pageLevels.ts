/** Levels of the quantiles that the page carries of the probe: 0, 0.05, …, 1. */
export const pageLevels: readonly number[] = Array.from({ length: 21 }, (_, index) => index / 20);

/** Of the mini-batches: its few samples say no more. */
export const batchLevels: readonly number[] = [0, 0.05, 0.15, 0.5, 0.85, 0.95, 1];

/** Number of levels into which a unit's own range is divided. */
export const CODES = 1023;
