import { type Band, isOutside } from "../statistics/chanceBand.ts";

/** Share of the defined values outside the band: 5 % by chance, less where values tie. */
export function shareOutside(values: Float64Array, band: Band): number {
  let outside = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    if (isOutside(value, band)) outside++;
  }
  return count === 0 ? Number.NaN : outside / count;
}
