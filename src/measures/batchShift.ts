/** Share of the defined values outside the band, to hold against 5 %. */
export function shareOutside(values: Float32Array, [low, high]: readonly [number, number]): number {
  let outside = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    if (value < low || value > high) outside++;
  }
  return count === 0 ? Number.NaN : outside / count;
}
