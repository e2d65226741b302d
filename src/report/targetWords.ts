import type { TrainingTarget } from "../tracking/trainingTarget.ts";
import { percent } from "./readableNumbers.ts";

type Told = Pick<TrainingTarget, "measure" | "reach">;

/** "90 % accuracy", "a test loss of 0.1". */
export function targetWords({ measure, reach }: Told): string {
  return measure === "test-loss" ? `a test loss of ${reach}` : `${percent(reach)} accuracy`;
}

/** The same where there is room for little: "90 %", "loss 0.1". */
export function shortTargetWords({ measure, reach }: Told): string {
  return measure === "test-loss" ? `loss ${reach}` : percent(reach);
}
