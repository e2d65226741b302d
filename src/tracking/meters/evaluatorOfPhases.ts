import type { TrainedBy } from "../trainedBy.ts";
import { createEvaluator, type Evaluator, type EvaluatorParts } from "./evaluation.ts";

interface Parts extends Omit<EvaluatorParts, "sampler" | "batchSize"> {
  trainedBy(update: number): TrainedBy;
}

/** Evaluates at every step by the batch size and the sampler that its update was made by (at step 0, the first will be). */
export function createEvaluatorOfPhases({ trainedBy, ...parts }: Parts): Evaluator {
  let by = trainedBy(1);
  let evaluator = createEvaluator({ ...parts, ...by });
  function evaluatorAt(step: number): Evaluator {
    const next = trainedBy(Math.max(1, step));
    if (next.sampler !== by.sampler || next.batchSize !== by.batchSize)
      evaluator = createEvaluator({ ...parts, ...next });
    by = next;
    return evaluator;
  }

  return {
    statistics: evaluator.statistics,
    evaluate: (statistic, step, exact) => evaluatorAt(step).evaluate(statistic, step, exact),
    accuracy: (step) => evaluatorAt(step).accuracy(step),
    loss: (step) => evaluatorAt(step).loss(step),
  };
}
