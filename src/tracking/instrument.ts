import type { DataSplit, SubsetIndex } from "../flowers/dataset.ts";
import type { Network } from "../network/network.ts";
import type { Pass } from "../network/pass.ts";
import type { Trainer } from "../network/trainer.ts";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import type { RandomStream } from "../random.ts";
import type { SamplerSettings } from "../sampling/settings.ts";
import type { ProbeSet } from "./probeSet.ts";
import type { TrackingSettings } from "./settings.ts";

/** What an instrument looks at. It reads; nothing here is changed by it. */
export interface Scene {
  readonly network: Network;
  readonly trainer: Trainer;
  readonly split: DataSplit;
  readonly probe: ProbeSet;
  /** The pass of this name over so many samples: what it shows stands until the name is passed again. */
  passOf(name: string, samples: number): Pass;
  readonly sampler: SamplerSettings;
  /** The subset (or class) that the last batch was drawn from above all; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
  readonly optimizer: OptimizerSettings;
  readonly batchSize: number;
  /** Training samples of the last batch. */
  readonly batchIndices: Int32Array;
  /** Those of the batch before. */
  readonly previousIndices: Int32Array;
  readonly settings: TrackingSettings;
  /** Steps that the run is planned to make. */
  readonly totalSteps: number;
  /** Whether fields and planes are wanted. */
  readonly detailed: boolean;
  /** A stream of its own for each purpose of evaluation. */
  readonly stream: RandomStream;
}

/** One observation: told of its steps as they come, it gives its block of the record at the end. */
export interface Instrument<Block> {
  readonly steps: Int32Array;
  /** Called before every update, its number given and its batch in place, where there is something to see. */
  prepare?(step: number): void;
  /** Called at each of `steps`, in order, after that many parameter updates. */
  observe(step: number): void;
  /** The block; fewer steps than planned where the run ended early. */
  block(): Block;
}
