/**
 * Views of one array, each a fixed number of values further on, under numbered names: W0, W1, W2 for the rows of a tile.
 *
 * V8 checks the index of every access, but one index against one length only once. A kernel that reads `W0[j]`, `W1[j]`,
 * `W2[j]` instead of `W[j]`, `W[j + inputs]`, `W[j + 2 * inputs]` computes and checks one index for the three, if the
 * views have one length. They have that of the array itself, and so reach into the room that `zeros` leaves behind it;
 * a kernel never goes there.
 *
 * Errors   an array without such room
 */
export function shiftedViews(
  name: string,
  values: Float64Array,
  shift: number,
  count: number,
): Record<string, Float64Array> {
  const { buffer, byteOffset, BYTES_PER_ELEMENT, length } = values;
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${name}${index}`,
      new Float64Array(buffer, byteOffset + index * shift * BYTES_PER_ELEMENT, length),
    ]),
  );
}
