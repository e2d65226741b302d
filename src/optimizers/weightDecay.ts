import type { Trainable } from "./optimizer.ts";
import type { WeightDecay } from "./settings.ts";

/**
 * λ of every parameter, by its kind; one of no kind counts as weights.
 *
 * Source   parameter groups of `torch.optim`
 *
 * @example
 *   const parameters = [{ kind: "weights" }, { kind: "bias" }, { kind: "affine" }];
 *   weightDecays({ weights: 0.01, bias: 0, affine: 0.5 }, parameters) // [ 0.01, 0, 0.5 ]
 */
export function weightDecays(
  decay: WeightDecay,
  parameters: readonly Pick<Trainable, "kind">[],
): readonly number[] {
  return parameters.map(({ kind = "weights" }) => (typeof decay === "number" ? decay : decay[kind]));
}
