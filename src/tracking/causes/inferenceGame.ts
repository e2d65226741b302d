import type { Kernels } from "../../kernels/kernels.ts";
import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { type Matrix, padded, paddedLength } from "../../matrix.ts";
import { applyDense } from "../../network/dense.ts";
import type { HiddenLayer, Network } from "../../network/network.ts";
import { placementOf } from "../../network/normalizations/settings.ts";
import { runningStatistics } from "../../network/normalizations/statisticsSource.ts";
import { createPass } from "../../network/pass.ts";
import { createLayerGame, type LayerGame, play, playAs } from "./game.ts";

/** The causes in inference mode, in the order of their bits. */
export const inferenceCauses = ["ownWeights", "ownAffine", "ownStatistics", "upstream"] as const;

const OWN_WEIGHTS = 1;
const OWN_AFFINE = 2;
const OWN_STATISTICS = 4;
const UPSTREAM = 8;

export interface InferenceGame {
  /** One game per hidden layer, overwritten by the next call. */
  play(): readonly LayerGame[];
}

/**
 * The game of the unit input in inference mode, on fixed samples, between two states of a network.
 *
 *   x(W, A, R, U) = norm_{A,R}(W h_U + b)      W the layer's own weights and bias, A its γ and β, R its running
 *                                              statistics, U all layers below, each old or new
 *
 * Without a norm before its activation a layer has x = z, and neither A nor R changes anything.
 *
 * Shapes   features (inputs × samples), x (units × samples)
 */
export function createInferenceGame(
  before: Network,
  after: Network,
  features: Matrix,
  subsets: ArrayLike<number> | null,
): InferenceGame {
  const samples = features.columns;
  const networks = [before, after] as const;
  const passes = networks.map((network) => createPass(network, samples));
  const units = before.hidden.reduce((sum, { dense }) => sum + dense.units, 0);
  const kernels = kernelsFor(passes, 2 * units * paddedLength(samples) + normNumbers(before, samples));
  const layers = before.hidden.map((layer, index) => {
    const { units } = layer.settings;
    return {
      game: createLayerGame(units, inferenceCauses.length),
      normalize: normalizers([layer, after.hidden[index]!], samples, subsets, kernels),
      z: padded(units, samples, kernels.allocate),
      x: padded(units, samples, kernels.allocate),
    };
  });

  return {
    play() {
      for (const pass of passes) pass.runToUnitInputs(features, "running", null, subsets);
      return layers.map(({ game, normalize, z, x }, index) => {
        for (const upstream of [0, UPSTREAM])
          for (const own of [0, OWN_WEIGHTS]) {
            const pass = passes[upstream ? 1 : 0]!;
            const input = index === 0 ? pass.input : pass.hidden[index - 1]!.output;
            applyDense(networks[own]!.hidden[index]!.dense, input, z, kernels);
            for (const changed of [0, OWN_AFFINE, OWN_STATISTICS, OWN_AFFINE | OWN_STATISTICS]) {
              const mask = upstream | own | changed;
              if (normalize === null && changed > 0) playAs(game, mask, upstream | own);
              else if (normalize === null) play(game, mask, z, null);
              else {
                normalize(changed, z, x);
                play(game, mask, x, null);
              }
            }
          }
        return game;
      });
    },
  };
}

/** What four buffers of every norm take: at most ten numbers per unit, or four per sample, in arrays of even length. */
function normNumbers({ hidden }: Network, samples: number): number {
  return hidden.reduce(
    (sum, { dense }) => sum + 4 * (10 * paddedLength(dense.units) + 4 * paddedLength(samples)),
    0,
  );
}

type Normalize = (changed: number, input: Matrix, output: Matrix) => void;

/** The layer's norm with γ, β and running statistics each old or new; null without one before the activation. */
function normalizers(
  states: readonly [HiddenLayer, HiddenLayer],
  samples: number,
  subsets: ArrayLike<number> | null,
  kernels: Kernels,
): Normalize | null {
  const [{ normalization: before, settings }, { normalization: after }] = states;
  if (before === null || after === null || placementOf(settings.normalization) !== "before") return null;
  const source = runningStatistics(subsets);
  const mixed = [0, OWN_AFFINE, OWN_STATISTICS, OWN_AFFINE | OWN_STATISTICS].map((changed) =>
    (changed & OWN_AFFINE ? after : before)
      .withStatisticsOf(changed & OWN_STATISTICS ? after : before)
      .createBuffers(samples, kernels),
  );
  return (changed, input, output) => mixed[changed >> 1]!.forward(input, source, output);
}
