const lowest = -1024;
const count = 2048;

/** 2ᵏ at k + 1024, k = −1024 … 1023, made by exact doubling and halving. */
const powersOfTwo = new Float64Array(count);
powersOfTwo[-lowest] = 1;
for (let at = 1 - lowest; at < count; at++) powersOfTwo[at] = powersOfTwo[at - 1]! * 2;
for (let at = -1 - lowest; at >= 0; at--) powersOfTwo[at] = powersOfTwo[at + 1]! / 2;

/**
 * A power of two, exactly; read from a table, since a double that is put together from two words waits for memory.
 *
 *   2ᵏ
 *
 * @param k a whole number, −1024 … 1023; any other 32-bit number is taken modulo 2048
 *
 * @example
 *   twoTo(-3) // 0.125
 */
export function twoTo(k: number): number {
  return powersOfTwo[(k - lowest) & (count - 1)]!;
}
