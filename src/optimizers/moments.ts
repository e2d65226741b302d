import type { Kernels } from "../kernels/kernels.ts";
import { type Trainable, type UpdateRule, zerosLike } from "./optimizer.ts";
import type { WeightDecay } from "./settings.ts";
import { weightDecays } from "./weightDecay.ts";

interface MomentsSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Weight decay inside the gradient. */
  readonly penalty: WeightDecay;
  /** Weight decay beside it. */
  readonly shrinkage: WeightDecay;
}

/**
 * The step that Adam and AdamW share; t = 1, 2, … counts the updates.
 *
 *   p := p (1 − η shrinkage)        g := g + penalty · p
 *   m := β₁ m + (1 − β₁) g        v := β₂ v + (1 − β₂) g²
 *   p := p − η · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 *
 * The powers are running products, since `**` is not the same in every version of V8.
 *
 * Source   Kingma & Ba (2015), algorithm 1: ε outside the root, after the bias correction
 */
export function createMoments(
  settings: MomentsSettings,
  parameters: readonly Trainable[],
  kernels: Kernels,
): UpdateRule {
  const { beta1, beta2, epsilon, penalty, shrinkage } = settings;
  const penalties = weightDecays(penalty, parameters);
  const shrinkages = weightDecays(shrinkage, parameters);
  const means = zerosLike(parameters, kernels.allocate);
  const squares = zerosLike(parameters, kernels.allocate);
  /** β₁ᵗ and β₂ᵗ */
  const progress = Float64Array.of(1, 1);
  return {
    update(learningRate) {
      progress[0]! *= beta1;
      progress[1]! *= beta2;
      const meanScale = 1 / (1 - progress[0]!);
      const squareScale = 1 / (1 - progress[1]!);
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        kernels.momentsStep(
          values,
          gradient,
          means[p]!,
          squares[p]!,
          learningRate,
          1 - learningRate * shrinkages[p]!,
          penalties[p]!,
          beta1,
          beta2,
          meanScale,
          squareScale,
          epsilon,
        );
      }
    },
    state: { mean: means, meanSquare: squares },
    progress,
  };
}
