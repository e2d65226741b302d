import type { DataSplit, SubsetIndex } from "../flowers/dataset.ts";
import type { Network } from "../network/network.ts";
import type { PassOf } from "../network/passOf.ts";
import type { Trainer } from "../network/trainer.ts";
import type { RandomStream } from "../random.ts";
import type { InstrumentSettings } from "./instrumentSettings.ts";
import type { Evaluator } from "./meters/evaluation.ts";
import type { PopulationStatistics } from "./meters/populationStatistics.ts";
import type { ProbeSet } from "./probeSet.ts";
import type { TrainedBy } from "./trainedBy.ts";
import type { Twins } from "./twins.ts";

/** What an instrument looks at. It reads; nothing here is changed by it. */
export interface Scene {
  readonly network: Network;
  /** Of the batch size that training begins with: for observations of batches that are all alike. */
  readonly trainer: Trainer;
  /** The one at work. */
  trainerNow(): Trainer;
  readonly split: DataSplit;
  readonly twins: Twins;
  readonly probe: ProbeSet;
  readonly population: PopulationStatistics;
  readonly evaluator: Evaluator;
  /** The pass of this name over so many samples: what it shows stands until the name is passed again. */
  readonly passOf: PassOf;
  /** By what an update (from 1) is made. */
  trainedBy(update: number): TrainedBy;
  /** The subset (or class) that the last batch was drawn from above all; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
  /** Training samples of the last batch. */
  readonly batchIndices: Int32Array;
  /** Those of the batch before. */
  readonly previousIndices: Int32Array;
  readonly settings: InstrumentSettings;
  /** Steps that the run is planned to make. */
  readonly totalSteps: number;
  /** Whether every unit is wanted by itself, and fields and planes with it. */
  readonly detailed: boolean;
  /** The noise of norms that the run draws, once more from its first draw. */
  noiseFromItsBeginning(): RandomStream;
  /** A stream of its own for each purpose of evaluation. */
  readonly stream: RandomStream;
}
