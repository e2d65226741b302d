import type { RunRecord } from "./record.ts";
import { meets, type TrainingTarget } from "./trainingTarget.ts";

/** Checks of the test set at fixed intervals: when is the target reached, and held? */
export interface TargetChecks {
  readonly every: number;
  /** The accuracy or the loss at a step, as the target says. */
  add(step: number, value: number): void;
  result(): Pick<RunRecord, "checks" | "stepsToTarget">;
}

/** The target counts as reached at the first of `stay` checks in a row that are at `reach` or beyond. */
export function createTargetChecks(target: TrainingTarget, totalSteps: number): TargetChecks {
  const capacity = Math.floor(totalSteps / target.every) + 1;
  const steps = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  let count = 0;
  let held = 0;
  let reachedAt: number | null = null;
  return {
    every: target.every,
    add(step, value) {
      steps[count] = step;
      values[count] = value;
      count++;
      held = meets(target, value) ? held + 1 : 0;
      if (reachedAt === null && held === target.stay) reachedAt = steps[count - target.stay]!;
    },
    result: () => ({
      checks: {
        steps: steps.slice(0, count),
        values: values.slice(0, count),
        measure: target.measure,
        reach: target.reach,
      },
      stepsToTarget: reachedAt,
    }),
  };
}
