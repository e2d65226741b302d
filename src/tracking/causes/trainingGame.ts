import type { Kernels } from "../../kernels/kernels.ts";
import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { type Matrix, padded, paddedLength } from "../../matrix.ts";
import { applyDense } from "../../network/dense.ts";
import { clearMasks, copyMasks, type DropoutMasks } from "../../network/dropout.ts";
import type { Network } from "../../network/network.ts";
import { createPass, type Pass } from "../../network/pass.ts";
import { createLayerGame, gameNumbers, type LayerGame, play } from "./game.ts";

/** The causes in training mode, in the order of their bits. */
export const trainingCauses = ["sampling", "upstream", "ownWeights"] as const;

const SAMPLING = 1;
const UPSTREAM = 2;
const OWN_WEIGHTS = 4;

/** Samples that a network is shown in training mode: a batch, or with weights the law that batches are drawn by. */
export interface Shown {
  readonly features: Matrix;
  readonly subsets: ArrayLike<number> | null;
  readonly weights: Float64Array | null;
  /** What dropout left out of every layer; nothing where it is not said. */
  readonly masks?: DropoutMasks;
}

export interface TrainingGame {
  /** Those that the arrays of z are for. */
  readonly kernels: Kernels;
  /** One game per hidden layer, overwritten by the next call. */
  play(before: Shown, after: Shown): readonly LayerGame[];
  /** z of a layer (from 0) with the causes of the mask new; overwritten by the next call. */
  preActivation(layer: number, mask: number): Matrix;
}

/**
 * The game of z in training mode between two states of a network.
 *
 *   z(S, U, O) = W_O h_U(S) + b_O      S the samples shown (with what dropout leaves out of them), U all layers below with their norms, O the layer's own
 *                                      weights and bias, each old or new
 *
 * Four forward passes give h_U(S) for every layer at once; two of the eight z come with them, the rest are one dense map.
 * For the first layer h_U(S) is S: nothing upstream changes it.
 *
 * Shapes   z (units × samples)
 *
 * @param samples that are shown, old and new
 */
export function createTrainingGame(
  before: Network,
  after: Network,
  samples: readonly [old: number, fresh: number],
): TrainingGame {
  const networks = [before, after] as const;
  // [upstream][sampling]
  const passes = networks.map((network) => samples.map((count) => createPass(network, count, true)));
  const numbers = before.hidden.reduce(
    (sum, { dense: { units } }) =>
      sum + 4 * units * (paddedLength(samples[0]) + paddedLength(samples[1])) + gameNumbers(units),
    0,
  );
  const kernels = kernelsFor(passes.flat(), numbers);
  const layers = before.hidden.map(({ settings: { units } }) => ({
    game: createLayerGame(units, trainingCauses.length, kernels),
    mixed: Array.from({ length: 8 }, (_, mask) =>
      padded(units, samples[mask & SAMPLING ? 1 : 0]!, kernels.allocate),
    ),
  }));

  const passOf = (mask: number): Pass => passes[mask & UPSTREAM ? 1 : 0]![mask & SAMPLING ? 1 : 0]!;
  const ownsBoth = (mask: number) => ((mask & UPSTREAM) !== 0) === ((mask & OWN_WEIGHTS) !== 0);

  function preActivation(layer: number, mask: number): Matrix {
    const pass = passOf(mask);
    if (ownsBoth(mask)) return pass.hidden[layer]!.preActivation;
    const input = layer === 0 ? pass.input : pass.hidden[layer - 1]!.output;
    const own = networks[mask & OWN_WEIGHTS ? 1 : 0]!.hidden[layer]!.dense;
    const z = layers[layer]!.mixed[mask]!;
    applyDense(own, input, z, kernels);
    return z;
  }

  return {
    kernels,
    preActivation,
    play(old, fresh) {
      const shown = [old, fresh] as const;
      shown.forEach((each, sampling) => {
        for (const pass of passes) {
          const own = pass[sampling]!;
          if (each.masks === undefined) clearMasks(own.masks);
          else copyMasks(each.masks, own.masks);
          own.runToUnitInputs(each.features, "training", each.weights, each.subsets);
        }
      });
      return layers.map(({ game }, layer) => {
        for (let mask = 0; mask < 8; mask++)
          play(game, mask, preActivation(layer, mask), shown[mask & SAMPLING ? 1 : 0]!.weights);
        return game;
      });
    },
  };
}
