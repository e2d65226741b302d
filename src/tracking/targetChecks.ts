import type { RunRecord } from "./record.ts";

/** Checks of test accuracy at fixed intervals: when is the target reached, and held? */
export interface TargetChecks {
  readonly every: number;
  add(step: number, accuracy: number): void;
  result(): Pick<RunRecord, "checks" | "stepsToTarget">;
}

/** The target counts as reached at the first of `stay` checks in a row at or above `reach`. */
export function createTargetChecks(
  target: { readonly reach: number; readonly stay: number; readonly every: number },
  totalSteps: number,
): TargetChecks {
  const capacity = Math.floor(totalSteps / target.every) + 1;
  const steps = new Int32Array(capacity);
  const accuracies = new Float64Array(capacity);
  let count = 0;
  let held = 0;
  let reachedAt: number | null = null;
  return {
    every: target.every,
    add(step, accuracy) {
      steps[count] = step;
      accuracies[count] = accuracy;
      count++;
      held = accuracy >= target.reach ? held + 1 : 0;
      if (reachedAt === null && held === target.stay) reachedAt = steps[count - target.stay]!;
    },
    result: () => ({
      checks: { steps: steps.slice(0, count), accuracy: accuracies.slice(0, count), reach: target.reach },
      stepsToTarget: reachedAt,
    }),
  };
}
