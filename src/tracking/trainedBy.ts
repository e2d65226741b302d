import type { OptimizerSettings } from "../optimizers/settings.ts";
import type { SamplerSettings } from "../sampling/settings.ts";

/** The settings of training that a phase may change. */
export interface TrainedBy {
  readonly batchSize: number;
  readonly sampler: SamplerSettings;
  readonly optimizer: OptimizerSettings;
}
