import type { LossName } from "../settings.ts";
import type { Loss } from "./loss.ts";
import { meanSquaredErrorLoss } from "./meanSquaredError.ts";
import { sigmoidCrossEntropyLoss } from "./sigmoidCrossEntropy.ts";
import { softmaxCrossEntropyLoss } from "./softmaxCrossEntropy.ts";

/** Every loss there is: a new one is a file, a member of `LossName` and a line here. */
export const losses = {
  "sigmoid-cross-entropy": sigmoidCrossEntropyLoss,
  "softmax-cross-entropy": softmaxCrossEntropyLoss,
  "mean-squared-error": meanSquaredErrorLoss,
} satisfies Record<LossName, Loss>;
