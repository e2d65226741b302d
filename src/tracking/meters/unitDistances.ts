import { kernelsFor } from "../../kernels/kernelsFor.ts";
import { padded, paddedLength } from "../../matrix.ts";
import type { Observed } from "../sortedRows.ts";

/** How far the inputs of every unit of a layer lie from those that were kept. */
interface LayerDistances {
  /** Wasserstein-1. */
  readonly distance: Float64Array;
  readonly pooledSd: Float64Array;
}

/** Distances between one batch and the next, unit by unit. */
interface UnitDistances {
  /** Remembers what the units of every layer received. */
  keep(): void;
  /** From what was kept to what they receive now, layer by layer; overwritten by the next call. */
  measure(): readonly LayerDistances[];
}

/** Of the hidden layers of a pass or a trainer, on its kernels. */
export function createUnitDistances(observed: Observed): UnitDistances {
  const numbers = observed.hidden.reduce(
    (sum, { unitInput: { rows, columns } }) =>
      sum + 2 * rows * paddedLength(columns) + 5 * paddedLength(rows),
    0,
  );
  const kernels = kernelsFor([observed], numbers);
  const layers = observed.hidden.map(({ unitInput }) => {
    const { rows, columns } = unitInput;
    const perUnit = () => kernels.allocate(rows);
    return {
      unitInput,
      kept: padded(rows, columns, kernels.allocate),
      now: padded(rows, columns, kernels.allocate),
      mean: perUnit(),
      keptVariance: perUnit(),
      variance: perUnit(),
      distance: perUnit(),
      pooledSd: perUnit(),
    };
  });
  return {
    keep() {
      for (const { unitInput, kept, mean, keptVariance } of layers) {
        kernels.sortRows(unitInput, kept);
        kernels.rowStatistics(unitInput, unitInput.columns, mean, keptVariance);
      }
    },
    measure() {
      for (const { unitInput, kept, now, mean, keptVariance, variance, distance, pooledSd } of layers) {
        kernels.sortRows(unitInput, now);
        kernels.rowStatistics(unitInput, unitInput.columns, mean, variance);
        kernels.rowDistances(kept, now, distance);
        for (let unit = 0; unit < unitInput.rows; unit++)
          pooledSd[unit] = Math.sqrt((keptVariance[unit]! + variance[unit]!) / 2);
      }
      return layers;
    },
  };
}
