import type { ScheduleSettings } from "./schedules/settings.ts";

/** How gradients become updates; one member per kind. */
export type OptimizerSettings =
  | SgdSettings
  | MomentumSettings
  | NesterovSettings
  | RmspropSettings
  | AdamSettings
  | AdamwSettings;

/** λ of the penalty ½λ‖p‖²: one for all parameters, or one for each kind of them. */
export type WeightDecay = number | WeightDecayByKind;

interface WeightDecayByKind {
  /** Of a weight norm, directions and gains. */
  readonly weights: number;
  readonly bias: number;
  /** γ and β. */
  readonly affine: number;
}

interface CommonSettings {
  readonly learningRate: number;
  /** Constant where it is not given. */
  readonly schedule?: ScheduleSettings;
}

/** Plain gradient descent on mini-batches. */
export interface SgdSettings extends CommonSettings {
  readonly kind: "sgd";
  /** None where it is not given. */
  readonly weightDecay?: WeightDecay;
}

export interface MomentumSettings extends CommonSettings {
  readonly kind: "momentum";
  readonly momentum: number;
  /** Share of every gradient but the first that does not enter the buffer. */
  readonly dampening: number;
  readonly weightDecay: WeightDecay;
}

export interface NesterovSettings extends CommonSettings {
  readonly kind: "nesterov";
  readonly momentum: number;
  readonly weightDecay: WeightDecay;
}

export interface RmspropSettings extends CommonSettings {
  readonly kind: "rmsprop";
  /** Weight of the old mean square, PyTorch's alpha. */
  readonly decay: number;
  /** Added to the root. */
  readonly epsilon: number;
  /** Whether the squared mean gradient is taken off the mean square. */
  readonly centered: boolean;
  readonly momentum: number;
  readonly weightDecay: WeightDecay;
}

interface MomentSettings extends CommonSettings {
  /** Weight of the old mean gradient. */
  readonly beta1: number;
  /** Weight of the old mean square. */
  readonly beta2: number;
  /** Added to the root, after the bias correction. */
  readonly epsilon: number;
}

export interface AdamSettings extends MomentSettings {
  readonly kind: "adam";
  readonly weightDecay: WeightDecay;
}

export interface AdamwSettings extends MomentSettings {
  readonly kind: "adamw";
  /** Share by which parameters shrink per step and unit of the learning rate, apart from the gradient. */
  readonly weightDecay: WeightDecay;
}
