import type { Kernels } from "../../kernels/kernels.ts";
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

/** The loss of a network that tells so many classes apart, or (0) learns a real target. */
export function lossFor(name: LossName, classes: number): Loss {
  return classes === 0 ? { ...losses[name], hasClasses: false } : losses[name];
}

/** The loss on arrays of these kernels: its gradient by its kernel, if there is one. */
export function lossOnKernels(name: LossName, kernels: Kernels): Loss {
  const kernel = kernels.losses[name];
  return kernel === undefined ? losses[name] : { ...losses[name], gradient: kernel };
}
