/** How the learning rate changes in the course of training; one member per kind. */
export type ScheduleSettings = MainScheduleSettings | WarmUpScheduleSettings;

/** The schedules that can follow a warm-up. */
export type MainScheduleSettings = ConstantScheduleSettings | StepScheduleSettings | CosineScheduleSettings;

interface ConstantScheduleSettings {
  readonly kind: "constant";
}

export interface StepScheduleSettings {
  readonly kind: "step";
  /** Steps between two changes. */
  readonly every: number;
  /** Multiplies the rate at each. */
  readonly factor: number;
}

export interface CosineScheduleSettings {
  readonly kind: "cosine";
  /** Share of the learning rate at which it ends. */
  readonly floor: number;
  /** Steps until the floor is reached; null for the whole training. */
  readonly over: number | null;
}

interface WarmUpScheduleSettings {
  readonly kind: "warm-up";
  /** Steps on which the rate is still below the learning rate, or just reaches it. */
  readonly steps: number;
  /** What follows, counted from the end of the warm-up. */
  readonly next: MainScheduleSettings;
}
