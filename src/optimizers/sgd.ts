import type { Kernels } from "../kernels/kernels.ts";
import type { Trainable, UpdateRule } from "./optimizer.ts";
import type { SgdSettings } from "./settings.ts";
import { weightDecays } from "./weightDecay.ts";

/**
 * Stochastic gradient descent.
 *
 *   g := g + λ p        p := p − η g        λ: weight decay of the parameter
 *
 * Source   Robbins & Monro (1951); as `torch.optim.SGD` without momentum
 */
export function sgd(
  { weightDecay = 0 }: SgdSettings,
  parameters: readonly Trainable[],
  kernels: Kernels,
): UpdateRule {
  const decays = weightDecays(weightDecay, parameters);
  return {
    update(learningRate) {
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        kernels.sgdStep(values, gradient, learningRate, decays[p]!);
      }
    },
    state: {},
  };
}
