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

/** A non-linearity; a name alone stands for it with PyTorch's parameter, softplus for the exact one. */
export type ActivationSettings =
  | ActivationName
  | { readonly kind: Exclude<ActivationName, "leaky-relu" | "elu" | "softplus"> }
  /** Slope below 0. */
  | { readonly kind: "leaky-relu"; readonly slope: number }
  /** Minus the value far below 0. */
  | { readonly kind: "elu"; readonly alpha: number }
  /** Input above which it is the identity; null: nowhere. */
  | { readonly kind: "softplus"; readonly threshold: number | null };

export type LossName = "sigmoid-cross-entropy" | "softmax-cross-entropy" | "mean-squared-error";

/** Values of a layer given outright, in the order of the reference: `weights[unit][input]`. */
export interface GivenLayer {
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  /** Of the layer's norm, one per unit; as it starts by itself where they are not given. */
  readonly gamma?: readonly number[];
  readonly beta?: readonly number[];
  /** Of a norm with statistics of the batch; with statistics per subset, those of both. */
  readonly runningMean?: readonly number[];
  readonly runningVariance?: readonly number[];
}

export type InitializationSettings =
  | {
      readonly kind:
        | "xavier-normal"
        | "xavier-uniform"
        | "lecun-normal"
        | "lecun-uniform"
        /** Weights and biases as `torch.nn.Linear` draws them. */
        | "torch-default";
      /** Multiplies everything drawn. */
      readonly scale: number;
    }
  | {
      readonly kind: "he-normal" | "he-uniform";
      /** Whether the spread goes by the inputs of a unit or by the units of its layer; by the inputs unless told. */
      readonly fan?: "in" | "out";
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
  readonly activation: ActivationSettings;
  readonly normalization: NormalizationSettings;
  /** Whether the dense part has a bias. */
  readonly bias: boolean;
  /** Share of the layer's outputs that training leaves out, below 1; none unless told so. */
  readonly dropout?: number;
  /** Which parameters training leaves as they were initialized: all (true), or some; none unless told so. */
  readonly frozen?: boolean | FrozenParameters;
}

/** Parts of a layer that training may leave as they were initialized. */
interface FrozenParameters {
  /** Weights and bias of the dense part. */
  readonly weights: boolean;
  /** γ and β. */
  readonly affine: boolean;
}

/** A multilayer perceptron; its inputs are the features of the data, its outputs what the loss needs. */
export interface NetworkSettings {
  readonly hidden: readonly HiddenLayerSettings[];
  readonly initialization: InitializationSettings;
  /** What training makes small; sigmoid cross-entropy unless told otherwise. */
  readonly loss?: LossName;
  /** Whether training leaves weights and bias of the output layer as they were initialized; it does not unless told so. */
  readonly frozenOutput?: boolean;
  /** Whether statistics that inference takes of samples are those of passes with dropout; without it unless told so. */
  readonly dropoutStatistics?: "with" | "without";
}
