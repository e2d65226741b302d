/** How gradients become updates; one member per kind. */
export type OptimizerSettings = SgdSettings;

/** Plain gradient descent on mini-batches. */
export interface SgdSettings {
  readonly kind: "sgd";
  readonly learningRate: number;
}
