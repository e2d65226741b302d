/** Few as they may be, a course over the steps is drawn through so many points. */
const FEWEST = 12;

/** How many of the steps that were recorded of each run the page carries. */
export interface Thinning {
  readonly recorded: number;
  readonly kept: number;
}

/**
 * As many steps as a page has room for: many variants, seeds or units leave fewer of them, so that no report outgrows what
 * is quick to open and to send.
 *
 *   kept = min(recorded, most, max(12, ⌊room / values per step⌋))      room in values, over all runs
 */
export function thinnedSteps(
  recorded: number,
  valuesPerStep: number,
  { most, room }: { readonly most: number; readonly room: number },
): Thinning {
  const fitting = Math.max(FEWEST, Math.floor(room / Math.max(1, valuesPerStep)));
  return { recorded, kept: Math.min(recorded, most, fitting) };
}

/** At most so many of the snapshots, first and last among them. */
export function thinned(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

/** "40 of the 119 steps that were recorded"; empty where the page has them all. */
export function thinningWords({ recorded, kept }: Thinning): string {
  return kept < recorded ? `${kept} of the ${recorded} steps that were recorded` : "";
}
