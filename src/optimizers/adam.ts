import type { Kernels } from "../kernels/kernels.ts";
import { createMoments } from "./moments.ts";
import type { Trainable, UpdateRule } from "./optimizer.ts";
import type { AdamSettings } from "./settings.ts";

/**
 * Adam.
 *
 *   g := g + λ p        then the moments and the step of `createMoments`        λ: weight decay, as a penalty (L2)
 *
 * Source   Kingma & Ba (2015), algorithm 1; as `torch.optim.Adam`
 */
export function adam(settings: AdamSettings, parameters: readonly Trainable[], kernels: Kernels): UpdateRule {
  return createMoments({ ...settings, penalty: settings.weightDecay, shrinkage: 0 }, parameters, kernels);
}
