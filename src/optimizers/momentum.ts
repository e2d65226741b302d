import type { Kernels } from "../kernels/kernels.ts";
import { type Trainable, type UpdateRule, zerosLike } from "./optimizer.ts";
import type { MomentumSettings } from "./settings.ts";
import { weightDecays } from "./weightDecay.ts";

/**
 * Gradient descent with momentum.
 *
 *   g := g + λ p        b := μ b + (1 − d) g, but b := g at the first step        p := p − η b
 *
 * λ: weight decay of the parameter; d: dampening. The learning rate multiplies the buffer b and is not stored inside it: when the rate
 * changes, the whole buffer moves at the new one.
 *
 * Source   Polyak (1964), Sutskever et al. (2013); the buffer as `torch.optim.SGD` has it
 */
export function momentum(
  settings: MomentumSettings,
  parameters: readonly Trainable[],
  kernels: Kernels,
): UpdateRule {
  const { momentum: kept, dampening, weightDecay } = settings;
  const decays = weightDecays(weightDecay, parameters);
  const buffers = zerosLike(parameters, kernels.allocate);
  /** 0 before the first step, 1 from then on. */
  const progress = Float64Array.of(0);
  return {
    update(learningRate) {
      const entering = progress[0] === 0 ? 1 : 1 - dampening;
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        kernels.momentumStep(values, gradient, buffers[p]!, learningRate, kept, entering, decays[p]!);
      }
      progress[0] = 1;
    },
    state: { momentum: buffers },
    progress,
  };
}
