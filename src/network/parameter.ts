/** What an array is to its layer: weights (of a weight norm directions and gains), bias, or γ and β. */
type ParameterKind = "weights" | "bias" | "affine";

/** One trained array of numbers and the gradient of the last training step. */
export interface Parameter {
  /**
   * "hidden1.weights" (or "hidden1.directions" and "hidden1.gains" of a weight norm), "hidden1.bias", "hidden1.gamma",
   * "hidden1.beta", …, "output.weights", "output.bias"
   */
  readonly name: string;
  /** 1-based, the output layer last. */
  readonly layer: number;
  readonly kind: ParameterKind;
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  /** Whether training leaves it as it is. */
  readonly frozen: boolean;
}

/** An array that a part of a layer trains, by its own name: "gamma". */
export type TrainedArray = Pick<Parameter, "name" | "values" | "gradient">;
