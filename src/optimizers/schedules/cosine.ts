import { cos } from "../../elementary/cos.ts";
import type { CosineScheduleSettings } from "./settings.ts";

/**
 * Half a cosine wave from 1 down to a floor, where it stays.
 *
 *   floor + (1 − floor) · ½ (1 + cos(π t / over))        t = 0, 1, …; floor from t = over on
 *
 * Source   Loshchilov & Hutter (2017), equation 5, without restarts; as `CosineAnnealingLR` with T_max = over
 */
export function cosine({ floor, over }: CosineScheduleSettings, t: number, steps: number): number {
  const end = over ?? steps;
  if (t >= end) return floor;
  return floor + (1 - floor) * 0.5 * (1 + cos((Math.PI * t) / end));
}
