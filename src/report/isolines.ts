/** A stretch of a line of equal height, in cell coordinates (0 … columns − 1, 0 … rows − 1). */
export type IsoSegment = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * Marching squares: where a surface, linear along the edges of its grid, has the height `level`.
 *
 * Shapes   heights (rows · columns), row by row
 * Differs  segments are not joined; a saddle is cut by the mean of its corners
 */
export function isolines(
  heights: ArrayLike<number>,
  columns: number,
  rows: number,
  level: number,
): IsoSegment[] {
  const segments: IsoSegment[] = [];
  for (let y = 0; y + 1 < rows; y++)
    for (let x = 0; x + 1 < columns; x++) {
      const at = y * columns + x;
      if (isOnOneSide(heights, at, columns, level)) continue;
      const corners = [heights[at]!, heights[at + 1]!, heights[at + columns + 1]!, heights[at + columns]!];
      if (corners.some((height) => !Number.isFinite(height))) continue;
      const crossings = edgeCrossings(corners as [number, number, number, number], level);
      const place = (crossing: readonly [number, number]) => [x + crossing[0], y + crossing[1]] as const;
      if (crossings.length === 2) segments.push([...place(crossings[0]!), ...place(crossings[1]!)]);
      if (crossings.length === 4) {
        const middleAbove = corners.reduce((sum, height) => sum + height, 0) / 4 >= level;
        const pairs = corners[0]! >= level === middleAbove ? [0, 1, 2, 3] : [0, 3, 1, 2];
        for (const pair of [0, 2])
          segments.push([...place(crossings[pairs[pair]!]!), ...place(crossings[pairs[pair + 1]!]!)]);
      }
    }
  return segments;
}

/** Most cells are: nothing is made for them. */
function isOnOneSide(heights: ArrayLike<number>, at: number, columns: number, level: number): boolean {
  const isAbove = heights[at]! >= level;
  return (
    heights[at + 1]! >= level === isAbove &&
    heights[at + columns + 1]! >= level === isAbove &&
    heights[at + columns]! >= level === isAbove
  );
}

const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** Where the level crosses the four edges of a cell, in order: bottom, right, top, left. */
function edgeCrossings(heights: readonly [number, number, number, number], level: number) {
  const found: (readonly [number, number])[] = [];
  for (let edge = 0; edge < 4; edge++) {
    const next = (edge + 1) % 4;
    const [from, to] = [heights[edge]!, heights[next]!];
    if (from >= level === to >= level) continue;
    const share = (level - from) / (to - from);
    const [a, b] = [corners[edge]!, corners[next]!];
    found.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
  }
  return found;
}
