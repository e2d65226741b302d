import type { DataSplit } from "../flowers/dataset.ts";
import { subsetsOf } from "../flowers/dataset.ts";
import type { BatchNormSettings, BatchRenormSettings } from "../network/normalizations/settings.ts";
import type { NetworkStatistics } from "../network/pass.ts";
import type { Stepper } from "../runs/stepper.ts";
import type { BatchMoments, NormLayer, StatisticsTable } from "./statisticsTable.ts";

/**
 * The table of a run of the lab: its next batches go through the network as it stands, each normalized by its own statistics,
 * and nothing is updated. The population is the test set as one batch, what inference is asked about.
 *
 * Errors   a network without a batch norm; one with statistics of each subset
 */
export function tableOfRun(stepper: Stepper, split: DataSplit, count: number): StatisticsTable {
  const { network, passOf } = stepper;
  const whole = passOf("population", split.test.size);
  whole.runToUnitInputs(split.test.features, "batch", null, split.test.subsets);
  const population = whole.statistics();
  const batches = Array.from({ length: count }, () => nextBatch(stepper, subsetsOf(split.train)));
  const layers = network.hidden.flatMap(({ norm }, index): NormLayer[] => {
    if (norm === null) return [];
    if (!norm.hasOneSet)
      throw new Error("tableOfRun: expected one set of running statistics; got one per subset");
    return [
      {
        layer: String(index + 1),
        momentum: batchWeight(norm.settings),
        updates: updatesOf(norm.settings, stepper.stepsMade()),
        epsilon: norm.settings.epsilon,
        mode: null,
        units: Array.from({ length: norm.units }, (_, unit) => ({
          unit: String(unit + 1),
          running: { mean: norm.runningMean[unit]!, variance: runningVariance(norm, unit) },
          population: momentsOf(population, index, unit),
          batches: batches.map(
            ({ size, subset, statistics }): BatchMoments => ({
              ...momentsOf(statistics, index, unit),
              size,
              subset,
            }),
          ),
        })),
      },
    ];
  });
  if (layers.length === 0) throw new Error("tableOfRun: expected a network with batch norm");
  return { layers };
}

function nextBatch({ draw, trainerNow, passOf, currentSubset }: Stepper, names: readonly string[]) {
  draw();
  const { batch, subsets } = trainerNow();
  const size = batch.columns;
  const pass = passOf("batch", size);
  pass.runToUnitInputs(batch, "batch", null, subsets);
  const from = currentSubset();
  return { size, subset: from === null ? null : (names[from] ?? null), statistics: pass.statistics() };
}

const momentsOf = (statistics: NetworkStatistics, layer: number, unit: number) => ({
  mean: statistics[layer]!.mean[unit]!,
  variance: statistics[layer]!.variance[unit]!,
});

/** A batch renormalization keeps a moving standard deviation. */
function runningVariance(
  { settings, runningVariance: kept }: { settings: { kind: string }; runningVariance: Float64Array },
  unit: number,
): number {
  const value = kept[unit]!;
  return settings.kind === "batch-renorm" ? value * value : value;
}

/** Weight of the new batch in the running statistics. */
function batchWeight(settings: BatchNormSettings | BatchRenormSettings): number {
  if (settings.kind === "batch-renorm" || settings.momentumConvention === "pytorch") return settings.momentum;
  return 1 - settings.momentum;
}

/** Batches that have entered the running statistics after so many steps. */
function updatesOf(settings: BatchNormSettings | BatchRenormSettings, steps: number): number {
  if (settings.kind === "batch-renorm" || settings.freezeStatisticsFrom === null) return steps;
  return Math.min(steps, settings.freezeStatisticsFrom - 1);
}
