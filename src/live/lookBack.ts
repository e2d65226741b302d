import { exp } from "../elementary/exp.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { type Matrix, padded, rowOf } from "../matrix.ts";
import type { Network } from "../network/network.ts";
import { createPass } from "../network/pass.ts";
import type { Stepper } from "../runs/stepper.ts";
import { shapley, shapleyValues } from "../statistics/shapley.ts";
import { type LayerGame, ofUnit } from "../tracking/causes/game.ts";
import { createInferenceGame, inferenceCauses } from "../tracking/causes/inferenceGame.ts";
import { createSamplingBias, type Drawn } from "../tracking/causes/samplingBias.ts";
import { createTrainingGame, type Shown, trainingCauses } from "../tracking/causes/trainingGame.ts";
import { cloneNetwork, copyNetwork } from "../tracking/cloneNetwork.ts";
import type { ProbeSet } from "../tracking/probeSet.ts";
import { workLayer } from "../tracking/workedExample.ts";
import { lazilyEach } from "./lazilyEach.ts";
import { type CauseName, type LastBatch, type Moved, ofOneUnit, type UnitPlace } from "./unitDetail.ts";

/** The last two steps as they were: what a batch met, and what moved a unit from one to the next. */
export interface LookBack {
  /** The batch in place, and the network that it is about to change. */
  keep(): void;
  /** Of a unit, at the last batch; null where that was not kept. */
  at(place: UnitPlace): LastBatch | null;
}

interface Kept extends Shown {
  readonly network: Network;
  readonly subsets: Uint8Array;
  readonly labels: Float64Array;
  /** Updates that had been made; −1 where nothing is kept. */
  step: number;
  drawn: Drawn;
}

/** Of the last two steps. */
interface LastTwo {
  readonly older: Kept;
  readonly newer: Kept;
}

/** Looks with copies of the network, on plain kernels: nothing that trains is touched, and no memory of it taken. */
export function createLookBack(
  { network, trainerNow, samplerNow, stepsMade, currentSubset }: Stepper,
  probe: ProbeSet,
  featureNames: readonly string[],
): LookBack {
  const drawnNow = (): Drawn => ({ sampler: samplerNow(), current: currentSubset() });

  function keptOf({ rows, columns: samples }: Matrix): Kept {
    return {
      network: cloneNetwork(network, plainKernels),
      features: padded(rows, samples),
      subsets: new Uint8Array(samples),
      labels: new Float64Array(samples),
      weights: null,
      step: -1,
      drawn: drawnNow(),
    };
  }

  const keptForBatches = (of: Matrix): LastTwo => ({ older: keptOf(of), newer: keptOf(of) });
  const gamesOf = lazilyEach(({ older, newer }: LastTwo) => {
    const samples = newer.features.columns;
    return {
      training: createTrainingGame(older.network, newer.network, [samples, samples]),
      bias: createSamplingBias({ network: newer.network, probe }, older.network),
      inference: createInferenceGame(newer.network, network, probe),
      pass: createPass(newer.network, samples),
    };
  });

  let kept = keptForBatches(trainerNow().batch);

  function fromBatch({ layer, unit }: UnitPlace): Moved | null {
    const { older, newer } = kept;
    if (older.step < 0 || older.step !== newer.step - 1) return null;
    const { training, bias } = gamesOf(kept);
    const game = training.play(older, newer)[layer]!;
    const [drawn, upstream, ownWeights] = sharesOf(game, unit, trainingCauses.length);
    const law = bias.measure(older.drawn, newer.drawn)[layer]!.mean[unit]!;
    return moved(game, unit, [
      ["sampling bias", law],
      ["sampling chance", drawn! - law],
      ["upstream", upstream!],
      ["ownWeights", ownWeights!],
    ]);
  }

  function fromUpdate({ layer, unit }: UnitPlace): Moved {
    const game = gamesOf(kept).inference.play(stepsMade())[layer]!;
    const shares = sharesOf(game, unit, inferenceCauses.length);
    return moved(
      game,
      unit,
      inferenceCauses.map((name, at) => [name, shares[at]!]),
    );
  }

  return {
    keep() {
      const { batch, subsets, labels } = trainerNow();
      if (batch.columns !== kept.newer.features.columns) kept = keptForBatches(batch);
      const { older, newer } = kept;
      copyKept(newer, older);
      copyNetwork(network, newer.network);
      newer.features.values.set(batch.values);
      newer.subsets.set(subsets);
      newer.labels.set(labels);
      newer.step = stepsMade();
      newer.drawn = drawnNow();
    },
    at(place) {
      const { layer, unit } = place;
      const { newer } = kept;
      if (newer.step < 0 || newer.step !== stepsMade() - 1) return null;
      const { pass } = gamesOf(kept);
      pass.run(newer.features, "training", null, newer.subsets);
      const whole = workLayer(newer.network, pass, { ...newer, featureNames }, layer);
      const { normalization: norm } = network.settings.hidden[layer]!;
      const isDivided = norm.kind === "batch" && norm.virtualBatch !== null;
      return {
        example: ofOneUnit(isDivided ? { ...whole, normalization: null } : whole, unit),
        unitInput: rowOf(pass.hidden[layer]!.unitInput, unit).slice(),
        fromBatch: fromBatch(place),
        fromUpdate: fromUpdate(place),
      };
    },
  };
}

function copyKept(from: Kept, to: Kept): void {
  copyNetwork(from.network, to.network);
  to.features.values.set(from.features.values);
  to.subsets.set(from.subsets);
  to.labels.set(from.labels);
  to.step = from.step;
  to.drawn = from.drawn;
}

function sharesOf(game: LayerGame, unit: number, causes: number): Float64Array {
  const values = shapleyValues(causes);
  shapley(causes, ofUnit(game, game.mean, unit), values);
  return values.value;
}

/** Changes of the mean over the sd of the old state; not finite where the unit did not vary. */
function moved(game: LayerGame, unit: number, shares: readonly (readonly [CauseName, number])[]): Moved {
  const sd = exp(ofUnit(game, game.logSd, unit)[0]!);
  const causes = shares.map(([name, share]) => ({ name, by: share / sd }));
  return { causes, total: causes.reduce((sum, { by }) => sum + by, 0) };
}
