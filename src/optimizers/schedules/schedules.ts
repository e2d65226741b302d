import type { OptimizerSettings } from "../settings.ts";
import { constant } from "./constant.ts";
import { cosine } from "./cosine.ts";
import type { Schedule } from "./schedule.ts";
import type { MainScheduleSettings, ScheduleSettings } from "./settings.ts";
import { step } from "./step.ts";

type SettingsOf<Kind extends MainScheduleSettings["kind"]> = Extract<MainScheduleSettings, { kind: Kind }>;

/** Every schedule that can stand alone: a new one is a file, a member of `MainScheduleSettings` and a line here. */
const schedules = { constant, step, cosine } satisfies {
  readonly [Kind in MainScheduleSettings["kind"]]: Schedule<SettingsOf<Kind>>;
};

/**
 * The factor on the learning rate at a step (0-based) of a training of so many steps.
 *
 *   warm-up of w steps   (t + 1) / w for t < w, so that no step is lost and step w − 1 has the full rate; then the
 *                        schedule that follows, at t − w of the remaining steps
 *
 * Source   linear warm-up: Goyal et al. (2017), section 2.2
 */
export function rateFactor(settings: ScheduleSettings, t: number, steps: number): number {
  if (settings.kind !== "warm-up") return mainFactor(settings, t, steps);
  if (t < settings.steps) return (t + 1) / settings.steps;
  return mainFactor(settings.next, t - settings.steps, Math.max(steps - settings.steps, 0));
}

/** The learning rate of an optimizer at a step (0-based) of a training of so many steps. */
export function rateAt(
  { learningRate, schedule = { kind: "constant" } }: Pick<OptimizerSettings, "learningRate" | "schedule">,
  t: number,
  steps: number,
): number {
  return learningRate * rateFactor(schedule, t, steps);
}

function mainFactor(settings: MainScheduleSettings, t: number, steps: number): number {
  const schedule = schedules[settings.kind] as Schedule<MainScheduleSettings>;
  return schedule(settings, t, steps);
}

/** The length of a training, for the schedules that end with it. */
export function requireEnd(settings: ScheduleSettings, steps: number | undefined): number {
  const main = settings.kind === "warm-up" ? settings.next : settings;
  if (steps !== undefined) return steps;
  if (main.kind === "cosine" && main.over === null) {
    throw new Error("optimizer: a cosine schedule without `over` needs the number of steps of the training");
  }
  return Number.POSITIVE_INFINITY;
}
