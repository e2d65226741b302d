/** A stretch [from, to) that is cut into tiles of one size. */
export interface Tiles {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/**
 * Cuts `count` rows or columns into tiles of 3 (or 2), with as few kinds of tiles as can be, and none of size 1 unless
 * there is one row.
 *
 *   3   7 = 3 + 2 + 2      8 = 3 + 3 + 2        2   7 = 2 + 2 + 3      8 = 2 + 2 + 2 + 2
 */
export function tilesOf(count: number, size: 2 | 3): Tiles[] {
  if (count <= 3) return [{ from: 0, to: count, size: count }];
  const other = size === 3 ? 2 : 3;
  const rest = count % size;
  // A rest of 1 takes one tile back: 3 + 1 = 2 + 2, and 2 + 1 = 3.
  const odd = rest === 0 ? 0 : rest === 2 ? 2 : size === 3 ? 4 : 3;
  const even = count - odd;
  const cut = [
    { from: 0, to: even, size: size as number },
    { from: even, to: count, size: other },
  ];
  return cut.filter(({ from, to }) => to > from);
}
