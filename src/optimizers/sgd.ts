import type { Kernels } from "../kernels/kernels.ts";
import type { Trainable, UpdateRule } from "./optimizer.ts";
import type { SgdSettings } from "./settings.ts";

/**
 * Stochastic gradient descent.
 *
 *   g := g + λ p        p := p − η g        λ: weight decay
 *
 * Source   Robbins & Monro (1951); as `torch.optim.SGD` without momentum
 */
export function sgd(
  { weightDecay = 0 }: SgdSettings,
  parameters: readonly Trainable[],
  kernels: Kernels,
): UpdateRule {
  return {
    update(learningRate) {
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        kernels.sgdStep(values, gradient, learningRate, weightDecay);
      }
    },
    state: {},
  };
}
