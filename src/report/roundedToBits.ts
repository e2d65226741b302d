/** Single-precision numbers without their last so many bits, rounded to nearest; NaN and infinities stay. */
export function roundedToBits(values: Float32Array, dropped: number): Float32Array {
  const rounded = values.slice();
  const bits = new Uint32Array(rounded.buffer);
  const half = 1 << (dropped - 1);
  const mask = ~((1 << dropped) - 1);
  for (let at = 0; at < bits.length; at++)
    if (Number.isFinite(rounded[at])) bits[at] = (bits[at]! + half) & mask;
  return rounded;
}
