import type { UnitEvidence } from "./unitEvidence.ts";

/**
 * As how many independent units those of a layer move from batch to batch: units that see the same thing move together.
 *
 *   (tr C)²/tr C²      C the correlations of the units' batch means; at least 1, at most B − 1
 *
 * Source   Satterthwaite's degrees of freedom of a sum of dependent χ²; estimated from few batches it comes out too small, so
 *          that bands come out too wide
 *
 * @example
 *   const [low, high] = [{ mean: 0 }, { mean: 2 }];
 *   const unit = { unit: { batches: [low, high] }, mean: 1, varianceOfMeans: 2 };
 *   independentUnits([unit, unit, unit]) // 1
 */
export function independentUnits(units: readonly UnitEvidence[]): number {
  const deviations = units
    .filter(({ varianceOfMeans }) => varianceOfMeans > 0)
    .map(({ unit, mean: center, varianceOfMeans }) =>
      unit.batches.map((batch) => (batch.mean - center) / Math.sqrt(varianceOfMeans)),
    );
  const freedom = (deviations[0]?.length ?? 2) - 1;
  let squared = 0;
  for (const one of deviations)
    for (const other of deviations) {
      let product = 0;
      for (let batch = 0; batch < one.length; batch++) product += one[batch]! * other[batch]!;
      const correlation = product / freedom;
      squared += correlation * correlation;
    }
  return squared > 0 ? Math.max(1, (deviations.length * deviations.length) / squared) : 1;
}
