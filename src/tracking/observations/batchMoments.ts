import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { paddedLength } from "../../matrix.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import type { Trainer } from "../../network/trainer.ts";
import { type Filled, float64 } from "../columns.ts";
import { observation } from "../observation.ts";

type LayerMoments = Filled<ReturnType<typeof momentColumns>>["layers"][number];

export const momentColumns = (hidden: readonly Pick<HiddenLayerSettings, "units">[]) => ({
  layers: hidden.map(({ units }) => ({
    units,
    mean: float64(units),
    /** Population standard deviation. */
    sd: float64(units),
    min: float64(units),
    max: float64(units),
  })),
});

/**
 * Mean, standard deviation and range of every hidden unit's input over the mini-batch just used: cheap enough for every
 * step. Step 0 has no batch: left out.
 */
export const batchMoments = observation({
  ofLikeBatches: true,
  usually: { every: 1 },
  detail: "request",
  passes: 0.01,
  bytes: ({ units }) => 32 * units,
  isSeen: (step) => step > 0,
  columns: ({ hidden }) => momentColumns(hidden),
  watch({ trainer }, { columns: { layers } }) {
    const write = createMomentWriter(trainer, layers);
    return { observe: (_, seen) => write(seen) };
  },
});

/** Writes the moments of the batch just used as those of row `seen`. */
export function createMomentWriter(
  trainer: Trainer,
  layers: readonly LayerMoments[],
): (seen: number) => void {
  const numbers = layers.reduce((sum, { units }) => sum + 4 * paddedLength(units), 0);
  const kernels = kernelsFor([trainer], numbers);
  const own = layers.map(({ units }) => {
    const perUnit = () => kernels.allocate(units);
    return { mean: perUnit(), variance: perUnit(), min: perUnit(), max: perUnit() };
  });
  return (seen) => {
    for (let index = 0; index < layers.length; index++) {
      const { unitInput } = trainer.hidden[index]!;
      const { mean, variance, min, max } = own[index]!;
      kernels.rowStatistics(unitInput, unitInput.columns, mean, variance);
      kernels.rowRanges(unitInput, min, max);
      const layer = layers[index]!;
      const at = seen * layer.units;
      layer.mean.set(mean, at);
      layer.min.set(min, at);
      layer.max.set(max, at);
      for (let unit = 0; unit < layer.units; unit++) layer.sd[at + unit] = Math.sqrt(variance[unit]!);
    }
  };
}
