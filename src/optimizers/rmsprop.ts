import { onHeap } from "../matrix.ts";
import { type Trainable, type UpdateRule, zerosLike } from "./optimizer.ts";
import type { RmspropSettings } from "./settings.ts";
import { weightDecays } from "./weightDecay.ts";

/**
 * Gradients divided by the root of their running mean square.
 *
 *   g := g + λ p        v := α v + (1 − α) g², from 0 and without bias correction
 *   centered: m := α m + (1 − α) g, and v − m² in place of v
 *   s = g / (√v + ε)        b := μ b + s        p := p − η b        λ: weight decay of the parameter, μ: momentum
 *
 * v − m² is at least 0 but for rounding, which is cut off where PyTorch would go on with NaN.
 *
 * Source   Tieleman & Hinton (2012); centered: Graves (2013); as `torch.optim.RMSprop`
 */
export function rmsprop(settings: RmspropSettings, parameters: readonly Trainable[]): UpdateRule {
  const { decay, epsilon, centered, momentum, weightDecay } = settings;
  const decays = weightDecays(weightDecay, parameters);
  const squares = zerosLike(parameters, onHeap);
  const means = centered ? zerosLike(parameters, onHeap) : null;
  const buffers = momentum === 0 ? null : zerosLike(parameters, onHeap);
  return {
    update(learningRate) {
      for (let p = 0; p < parameters.length; p++) {
        const { values, gradient } = parameters[p]!;
        const square = squares[p]!;
        const penalty = decays[p]!;
        const mean = means === null ? null : means[p]!;
        const buffer = buffers === null ? null : buffers[p]!;
        for (let j = 0; j < values.length; j++) {
          const g = gradient[j]! + penalty * values[j]!;
          let v = decay * square[j]! + (1 - decay) * g * g;
          square[j] = v;
          if (mean !== null) {
            const m = decay * mean[j]! + (1 - decay) * g;
            mean[j] = m;
            v = Math.max(v - m * m, 0);
          }
          let s = g / (Math.sqrt(v) + epsilon);
          if (buffer !== null) {
            s += momentum * buffer[j]!;
            buffer[j] = s;
          }
          values[j] = values[j]! - learningRate * s;
        }
      }
    },
    state: {
      meanSquare: squares,
      ...(means === null ? {} : { mean: means }),
      ...(buffers === null ? {} : { momentum: buffers }),
    },
  };
}
