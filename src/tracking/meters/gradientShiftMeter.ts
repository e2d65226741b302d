import type { Matrix } from "../../matrix.ts";
import type { DropoutMasks } from "../../network/dropout.ts";
import type { Network } from "../../network/network.ts";
import type { Parameter } from "../../network/parameter.ts";
import { type GradientChange, type GradientPair, gradientChange } from "./gradientChange.ts";
import { createGradientProbe, type ParameterValues, requireSameShapes } from "./gradientProbe.ts";

/** Internal covariate shift of one layer at one update, in three readings of "the parameters of a layer". */
interface LayerGradientShift {
  /** 1-based, the output layer last. */
  readonly layer: number;
  /** W (v and g of a weight norm) */
  readonly weights: GradientChange;
  /** W and b */
  readonly weightsAndBias: GradientChange;
  /** W, b, γ and β */
  readonly all: GradientChange;
}

export interface GradientShiftMeter {
  /**
   * The shift of every layer when an update moves the parameters from `before` to `after`, on the batch of the update.
   * Either may be `network.parameters`. Throws where shapes differ.
   */
  measure(
    before: ParameterValues,
    after: ParameterValues,
    batch: Matrix,
    labels: Float64Array,
    subsets?: ArrayLike<number> | null,
    masks?: DropoutMasks | null,
  ): LayerGradientShift[];
}

/**
 * Internal covariate shift as the change of a layer's gradient by the update of the layers before it.
 *
 *   Gᵢ  = ∇ᵢ L(θ₁, …, θ_k; batch)
 *   G′ᵢ = ∇ᵢ L(θ₁′, …, θᵢ₋₁′, θᵢ, …, θ_k; batch)      θ before the update, θ′ after it
 *   ‖Gᵢ − G′ᵢ‖₂, the cosine between them, and both norms
 *
 * In every reading all parameters of the layers before i are moved. The first layer has G′ = G. Dropout leaves out
 * the same in all of them. It costs k forward and
 * backward passes for k layers, on a copy of the network with buffers made once.
 *
 * Units    nats per unit of the parameter
 * Source   Santurkar, Tsipras, Ilyas & Madry (2018), Definition 2.1
 *
 * @param subsetWeights by which samples count in the loss; null: all alike
 */
export function createGradientShiftMeter(
  network: Network,
  batchSize: number,
  subsetWeights: Float64Array | null = null,
): GradientShiftMeter {
  const probe = createGradientProbe(network, batchSize, subsetWeights);
  const { parameters } = probe;
  const layers = Array.from({ length: network.hidden.length + 1 }, (_, index) => {
    const own = parameters.flatMap((parameter, p) =>
      parameter.layer === index + 1 ? [{ parameter, p }] : [],
    );
    const pairs = own.map(({ parameter }) => pairOf(parameter));
    const named = (...ends: string[]) =>
      pairs.filter((_, at) => ends.some((end) => own[at]!.parameter.name.endsWith(end)));
    const weights = [".weights", ".directions", ".gains"];
    return { own, pairs, weights: named(...weights), weightsAndBias: named(...weights, ".bias") };
  });

  return {
    measure(before, after, batch, labels, subsets = null, masks = null) {
      requireSameShapes(parameters, after);
      probe.place(before);
      probe.evaluate(batch, labels, subsets, masks);
      for (const { own, pairs } of layers) {
        for (let at = 0; at < own.length; at++) pairs[at]!.before.set(own[at]!.parameter.gradient);
      }
      return layers.map(({ pairs, weights, weightsAndBias }, index): LayerGradientShift => {
        if (index > 0) {
          for (const { parameter, p } of layers[index - 1]!.own) parameter.values.set(after[p]!.values);
          probe.evaluate(batch, labels, subsets);
        }
        return {
          layer: index + 1,
          weights: gradientChange(weights),
          weightsAndBias: gradientChange(weightsAndBias),
          all: gradientChange(pairs),
        };
      });
    },
  };
}

/** A place for the gradient before, beside the array into which every evaluation writes. */
function pairOf({ gradient }: Parameter): GradientPair {
  return { before: new Float64Array(gradient.length), after: gradient };
}
