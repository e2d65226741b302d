import type { Optimizer, Trainable } from "./optimizer.ts";
import type { SgdSettings } from "./settings.ts";

/**
 * Stochastic gradient descent.
 *
 *   p := p − η · g
 *
 * Source   Robbins & Monro (1951); as `torch.optim.SGD` without momentum and weight decay
 */
export function sgd({ learningRate }: SgdSettings, parameters: readonly Trainable[]): Optimizer {
  return {
    step() {
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        for (let j = 0; j < values.length; j++) values[j] = values[j]! - learningRate * gradient[j]!;
      }
    },
  };
}
