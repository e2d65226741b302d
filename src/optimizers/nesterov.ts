import { onHeap } from "../matrix.ts";
import { type Trainable, type UpdateRule, zerosLike } from "./optimizer.ts";
import type { NesterovSettings } from "./settings.ts";
import { weightDecays } from "./weightDecay.ts";

/**
 * Gradient descent with Nesterov's momentum, written in the parameters at which the gradient is taken.
 *
 *   g := g + λ p        b := μ b + g        p := p − η (g + μ b)        λ: weight decay of the parameter
 *
 * Source   Nesterov (1983), Sutskever et al. (2013); as `torch.optim.SGD` with nesterov
 */
export function nesterov(settings: NesterovSettings, parameters: readonly Trainable[]): UpdateRule {
  const { momentum: kept, weightDecay } = settings;
  const decays = weightDecays(weightDecay, parameters);
  const buffers = zerosLike(parameters, onHeap);
  return {
    update(learningRate) {
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        const buffer = buffers[p]!;
        const decay = decays[p]!;
        for (let j = 0; j < values.length; j++) {
          const value = values[j]!;
          const g = gradient[j]! + decay * value;
          const b = kept * buffer[j]! + g;
          buffer[j] = b;
          values[j] = value - learningRate * (g + kept * b);
        }
      }
    },
    state: { momentum: buffers },
  };
}
