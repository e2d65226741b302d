import type { StepScheduleSettings } from "./settings.ts";
import { wholePower } from "./wholePower.ts";

/**
 * A factor every so many steps.
 *
 *   factor^⌊t / every⌋        t = 0, 1, …
 *
 * Source   as `torch.optim.lr_scheduler.StepLR`, with step_size = every and gamma = factor
 */
export function step({ every, factor }: StepScheduleSettings, t: number): number {
  return wholePower(factor, Math.floor(t / every));
}
