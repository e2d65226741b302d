import type { Matrix } from "../../matrix.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import type { Trainer } from "../../network/trainer.ts";
import type { InputMoments } from "../../network/trainingPasses.ts";
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
  const taken = trainer.takeInputMoments();
  return (seen) => {
    for (let index = 0; index < layers.length; index++) {
      const layer = layers[index]!;
      const own = taken[index]!;
      if (own === null) writeMoments(trainer.hidden[index]!.unitInput, layer, seen * layer.units);
      else copyMoments(own, layer, seen * layer.units);
    }
  };
}

function copyMoments(from: InputMoments, { units, mean, sd, min, max }: LayerMoments, to: number): void {
  for (let unit = 0; unit < units; unit++) {
    mean[to + unit] = from.mean[unit]!;
    sd[to + unit] = from.sd[unit]!;
    min[to + unit] = from.min[unit]!;
    max[to + unit] = from.max[unit]!;
  }
}

/**
 * One pass over each row, two samples at a time, about the row's first value p:
 *
 *   mean = p + (1/m) Σ (x − p)      sd² = (1/m) Σ (x − p)² − (mean − p)²
 *
 * Error    sd²: at most about 2 m times the rounding of a double, relative, since (mean − p)² ≤ m · sd²
 */
function writeMoments({ rows, columns, values }: Matrix, layer: LayerMoments, to: number): void {
  const { mean, sd, min, max } = layer;
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * columns;
    const end = from + columns;
    const pivot = values[from]!;
    // An odd row starts at its second sample: the first adds nothing.
    let j = from + (columns % 2);
    let low = pivot;
    let high = pivot;
    let s0 = 0;
    let s1 = 0;
    let q0 = 0;
    let q1 = 0;
    for (; j < end; j += 2) {
      const x0 = values[j]!;
      const x1 = values[j + 1]!;
      if (x0 < low) low = x0;
      else if (x0 > high) high = x0;
      if (x1 < low) low = x1;
      else if (x1 > high) high = x1;
      const d0 = x0 - pivot;
      const d1 = x1 - pivot;
      s0 += d0;
      s1 += d1;
      q0 += d0 * d0;
      q1 += d1 * d1;
    }
    const shift = (s0 + s1) / columns;
    mean[to + unit] = pivot + shift;
    sd[to + unit] = Math.sqrt(Math.max(0, (q0 + q1) / columns - shift * shift));
    min[to + unit] = low;
    max[to + unit] = high;
  }
}
