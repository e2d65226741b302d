import { z } from "zod";
import { cases, referenceFile, remark } from "../format.ts";
import { runningCase, verifyRunning } from "./batchNormRunning.ts";
import { trainingCase, trainingCaseAdded, verifyAdded, verifyInside } from "./batchNormTraining.ts";

/** batchnorm.json: training mode with both placements of ε, running statistics and inference. */
export const batchNormFile = referenceFile(
  z.strictObject({
    meta: remark,
    train_cases: cases(trainingCase),
    running_cases: cases(runningCase),
    std_eps_cases: cases(trainingCaseAdded),
  }),
  (content) => [
    ...content.train_cases.map(verifyInside),
    ...content.running_cases.map(verifyRunning),
    ...content.std_eps_cases.map(verifyAdded),
  ],
);
