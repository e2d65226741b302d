import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { normalizationDivisor } from "../../kernels/plain/normalizationDivisor.ts";
import { type Matrix, padded, paddedLength } from "../../matrix.ts";
import { applyDense } from "../../network/dense.ts";
import type { HiddenLayer, Network } from "../../network/network.ts";
import type { BatchNorm } from "../../network/normalizations/batchNorm.ts";
import { placementOf } from "../../network/normalizations/settings.ts";
import { runningStatistics } from "../../network/normalizations/statisticsSource.ts";
import { createPass } from "../../network/pass.ts";
import type { ProbeSet } from "../probeSet.ts";
import {
  createLayerGame,
  gameNumbers,
  type LayerGame,
  type MappedCauses,
  play,
  playAs,
  playMapped,
} from "./game.ts";

/** The causes in inference mode, in the order of their bits. */
export const inferenceCauses = ["ownWeights", "ownAffine", "ownStatistics", "upstream"] as const;

const OWN_WEIGHTS = 1;
const OWN_AFFINE = 2;
const OWN_STATISTICS = 4;
const UPSTREAM = 8;
const changesOfNorm = [0, OWN_AFFINE, OWN_STATISTICS, OWN_AFFINE | OWN_STATISTICS] as const;

export interface InferenceGame {
  /** One game per hidden layer, overwritten by the next call; the new state is that after `step` updates. */
  play(step: number): readonly LayerGame[];
}

/**
 * The game of the unit input in inference mode, on the probe set, between two states of a network.
 *
 *   x(W, A, R, U) = norm_{A,R}(W h_U + b)      W the layer's own weights and bias, A its γ and β, R its running
 *                                              statistics, U all layers below, each old or new
 *
 * Without a norm before its activation a layer has x = z, and neither A nor R changes anything. A batch norm maps every unit
 * by itself, so that mean and sd of x follow from those of z. Of the four z two come with the passes of the two states; nothing
 * is upstream of the first layer, which has no more.
 *
 * Shapes   x, z (units × samples)
 *
 * @param after the network that the probe set shows
 */
export function createInferenceGame(before: Network, after: Network, probe: ProbeSet): InferenceGame {
  const { data } = probe;
  const samples = data.size;
  const networks = [before, after] as const;
  const pass = createPass(before, samples);
  const units = before.hidden.reduce((sum, { dense }) => sum + dense.units, 0);
  const games = before.hidden.reduce((sum, { dense }) => sum + gameNumbers(dense.units), 0);
  const kernels = kernelsFor(
    [pass, probe],
    2 * units * paddedLength(samples) + games + normNumbers(before, samples),
  );
  const layers = before.hidden.map((layer, index) => {
    const { units } = layer.settings;
    const game = createLayerGame(units, inferenceCauses.length, kernels);
    return {
      game,
      playNorm: normPlayer([layer, after.hidden[index]!], samples, data.subsets, game),
      z: padded(units, samples, kernels.allocate),
    };
  });

  return {
    play(step) {
      pass.runToUnitInputs(data.features, "running", null, data.subsets);
      const states = [pass.hidden, probe.activityAt(step)] as const;
      return layers.map(({ game, playNorm, z }, index) => {
        states.forEach((activity, state) => {
          playNorm(state === 0 ? 0 : UPSTREAM | OWN_WEIGHTS, activity[index]!.preActivation);
        });
        for (const own of [0, 1]) {
          const mask = own === 0 ? UPSTREAM : OWN_WEIGHTS;
          if (index === 0)
            for (const changed of changesOfNorm)
              playAs(game, mask | changed, (own * (UPSTREAM | OWN_WEIGHTS)) | changed);
          else {
            applyDense(networks[own]!.hidden[index]!.dense, states[1 - own]![index - 1]!.output, z, kernels);
            playNorm(mask, z);
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

/** Plays a z with all that may have changed in the layer's norm, beside the causes of the mask. */
type NormPlayer = (mask: number, z: Matrix) => void;

function normPlayer(
  [before, after]: readonly [HiddenLayer, HiddenLayer],
  samples: number,
  subsets: ArrayLike<number> | null,
  game: LayerGame,
): NormPlayer {
  const { settings, normalization, norm } = before;
  if (
    normalization === null ||
    after.normalization === null ||
    placementOf(settings.normalization) !== "before"
  )
    return (mask, z) => {
      play(game, mask, z, null);
      for (const changed of changesOfNorm) if (changed > 0) playAs(game, mask | changed, mask);
    };
  if (norm !== null && after.norm !== null && norm.hasOneSet) return mappedPlayer([norm, after.norm], game);
  const source = runningStatistics(subsets);
  const x = padded(game.units, samples, game.kernels.allocate);
  const mixed = changesOfNorm.map((changed) => ({
    changed,
    buffers: (changed & OWN_AFFINE ? after : before)
      .normalization!.withStatisticsOf((changed & OWN_STATISTICS ? after : before).normalization!)
      .createBuffers(samples, game.kernels),
  }));
  return (mask, z) => {
    for (const { changed, buffers } of mixed) {
      buffers.forward(z, source, x);
      play(game, mask | changed, x, null);
    }
  };
}

/** Of a batch norm with one set of running statistics, which are constants at inference. */
function mappedPlayer(states: readonly [BatchNorm, BatchNorm], game: LayerGame): NormPlayer {
  const perUnit = () => new Float64Array(game.units);
  const maps = changesOfNorm.map((changed) => ({
    changed,
    affine: states[changed & OWN_AFFINE ? 1 : 0],
    statistics: states[changed & OWN_STATISTICS ? 1 : 0],
    center: perUnit(),
    scale: perUnit(),
  }));
  return (mask, z) => {
    const mapped = maps.map(({ changed, affine, statistics, center, scale }): MappedCauses => {
      for (let unit = 0; unit < game.units; unit++) {
        center[unit] = affine.arithmetic.center ? statistics.runningMean[unit]! : 0;
        scale[unit] =
          affine.gamma[unit]! / normalizationDivisor(statistics.runningVariance[unit]!, affine.arithmetic);
      }
      return { mask: mask | changed, center, scale, shift: affine.beta };
    });
    playMapped(game, z, mapped);
  };
}
