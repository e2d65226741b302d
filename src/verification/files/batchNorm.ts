import { fileOf } from "../cases.ts";
import { running } from "./batchNormRunning.ts";
import { addedToDeviation, insideRoot } from "./batchNormTraining.ts";

/** batchnorm.json: training mode with both placements of ε, running statistics and inference. */
export const batchNormFile = fileOf(
  {},
  { train_cases: insideRoot, running_cases: running, std_eps_cases: addedToDeviation },
);
