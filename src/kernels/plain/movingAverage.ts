/**
 * One step of an exponential moving average, for a part of both arrays.
 *
 *   running[to + u] := (1 − w) · running[to + u] + w · (batch[from + u] · correction)      u = 0 … units − 1
 *
 * Shapes   running, batch: at least to + units and from + units numbers
 *
 * @example
 *   const running = [0, 4];
 *   movingAverage(running, 1, [3], 0, 1, 0.25, 2);
 *   running // [ 0, 4.5 ]
 */
export function movingAverage(
  running: Float64Array,
  to: number,
  batch: Float64Array,
  from: number,
  units: number,
  weight: number,
  correction: number,
): void {
  const kept = 1 - weight;
  for (let unit = 0; unit < units; unit++)
    running[to + unit] = kept * running[to + unit]! + weight * (batch[from + unit]! * correction);
}
