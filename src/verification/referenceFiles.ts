import { activationsFile } from "./files/activations.ts";
import { batchNormFile } from "./files/batchNorm.ts";
import { batchRenormFile } from "./files/batchRenorm.ts";
import { effectiveRankFile } from "./files/effectiveRank.ts";
import { gradientsFile } from "./files/gradients.ts";
import { groupNormFile } from "./files/groupNorm.ts";
import { icsMetricsFile } from "./files/icsMetrics.ts";
import { initializationFile } from "./files/initialization.ts";
import { layerNormFile } from "./files/layerNorm.ts";
import { lossesFile } from "./files/losses.ts";
import { networkWordsFile } from "./files/networkWords.ts";
import { optimizersFile } from "./files/optimizers.ts";
import { trainingWordsFile } from "./files/trainingWords.ts";
import { trajectoriesFile } from "./files/trajectories.ts";
import { weightNormFile } from "./files/weightNorm.ts";
import { workedExampleFile } from "./files/workedExample.ts";
import type { ReferenceFile } from "./format.ts";

/** Every reference file there is, by its name: a new one is a file in `files/` and a line here. */
export const referenceFiles: Readonly<Record<string, ReferenceFile>> = {
  "activations.json": activationsFile,
  "batchnorm.json": batchNormFile,
  "batchrenorm.json": batchRenormFile,
  "effective_rank.json": effectiveRankFile,
  "gradients.json": gradientsFile,
  "dropout.json": networkWordsFile,
  "frozen.json": networkWordsFile,
  "groupnorm.json": groupNormFile,
  "ics_metrics.json": icsMetricsFile,
  "init.json": initializationFile,
  "layernorm.json": layerNormFile,
  "losses.json": lossesFile,
  "mlp_trajectories.json": trajectoriesFile,
  "optimizers.json": optimizersFile,
  "weight_decay.json": networkWordsFile,
  "training_words.json": trainingWordsFile,
  "weightnorm.json": weightNormFile,
  "worked_example.json": workedExampleFile,
};
