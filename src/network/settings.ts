import type { NormalizationSettings } from "./normalizations/settings.ts";

export type ActivationName =
  | "sigmoid"
  | "tanh"
  | "relu"
  | "leaky-relu"
  | "elu"
  | "softplus"
  | "gelu"
  | "gelu-tanh"
  | "silu"
  | "identity";

export type LossName = "sigmoid-cross-entropy" | "softmax-cross-entropy" | "mean-squared-error";

/** Values of a layer given outright, in the order of the reference: `weights[unit][input]`. */
export interface GivenLayer {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

export type InitializationSettings =
  | {
      readonly kind:
        | "xavier-normal"
        | "xavier-uniform"
        | "he-normal"
        | "he-uniform"
        | "lecun-normal"
        | "lecun-uniform"
        /** Weights and biases as `torch.nn.Linear` draws them. */
        | "torch-default";
      /** Multiplies everything drawn. */
      readonly scale: number;
    }
  | {
      readonly kind: "normal";
      readonly sd: number;
      /** Multiplies everything drawn. */
      readonly scale: number;
    }
  /** One entry per layer, output layer last. */
  | { readonly kind: "given"; readonly layers: readonly GivenLayer[] };

export interface HiddenLayerSettings {
  readonly units: number;
  readonly activation: ActivationName;
  readonly normalization: NormalizationSettings;
  /** Whether the dense part has a bias. */
  readonly bias: boolean;
  /** Whether training leaves all parameters of the layer as they were initialized; it does not unless told so. */
  readonly frozen?: boolean;
}

/** A multilayer perceptron; its inputs are the features of the data, its outputs what the loss needs. */
export interface NetworkSettings {
  readonly hidden: readonly HiddenLayerSettings[];
  readonly initialization: InitializationSettings;
  /** What training makes small; sigmoid cross-entropy unless told otherwise. */
  readonly loss?: LossName;
}
