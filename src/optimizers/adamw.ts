import type { Kernels } from "../kernels/kernels.ts";
import { createMoments } from "./moments.ts";
import type { Trainable, UpdateRule } from "./optimizer.ts";
import type { AdamwSettings } from "./settings.ts";

/**
 * Adam with decoupled weight decay.
 *
 *   p := p (1 − η λ)        then the moments and the step of `createMoments`, which know nothing of λ
 *
 * Source   Loshchilov & Hutter (2019), algorithm 2; as `torch.optim.AdamW`
 */
export function adamw(
  settings: AdamwSettings,
  parameters: readonly Trainable[],
  kernels: Kernels,
): UpdateRule {
  return createMoments({ ...settings, penalty: 0, shrinkage: settings.weightDecay }, parameters, kernels);
}
