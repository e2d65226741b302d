import type { Shard } from "../runs/shard.ts";

/** What may be said beside the scenarios that are to be run. */
export interface RunFlags {
  readonly seeds?: number;
  readonly untilDecided?: boolean;
  readonly steps?: number;
  readonly quick?: boolean;
  readonly maxFile?: number;
  readonly workers: number;
  readonly out: string;
  readonly fresh?: boolean;
  readonly plain?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
  readonly all?: boolean;
  readonly papers?: boolean;
  readonly shard?: Shard;
  readonly seedsTo?: number;
  readonly queue?: string;
}
