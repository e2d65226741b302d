import type { RunRecord } from "./record.ts";

/**
 * A record without what its measures alone are read from: the causes of every unit, and the bands of every unit's shift from
 * batch to batch. For the store, of runs that are not detailed; what layers show of both is in the run's summary.
 */
export function withoutUnits({ blocks, ...rest }: RunRecord): RunRecord {
  const { causes: _, "batch-drift": __, ...kept } = blocks;
  return { ...rest, blocks: kept };
}
