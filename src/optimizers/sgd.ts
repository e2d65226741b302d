import type { Trainable, UpdateRule } from "./optimizer.ts";
import type { OptimizerSettings, SgdSettings } from "./settings.ts";

/**
 * Stochastic gradient descent.
 *
 *   g := g + λ p        p := p − η g        λ: weight decay
 *
 * Source   Robbins & Monro (1951); as `torch.optim.SGD` without momentum
 */
export function sgd({ weightDecay = 0 }: SgdSettings, parameters: readonly Trainable[]): UpdateRule {
  return {
    update(learningRate) {
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        for (let j = 0; j < values.length; j++) {
          const value = values[j]!;
          values[j] = value - learningRate * (gradient[j]! + weightDecay * value);
        }
      }
    },
    state: {},
  };
}

/** Whether the step is p := p − η g and nothing else. */
export function isPlainDescent(settings: OptimizerSettings): boolean {
  return settings.kind === "sgd" && (settings.weightDecay ?? 0) === 0;
}
