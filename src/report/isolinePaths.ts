import { type IsoSegment, isolines } from "./isolines.ts";

/** A line of equal height as its points in order, in cell coordinates; closed where the last point is the first. */
export type IsoPath = readonly (readonly [x: number, y: number])[];

/** Lines of equal height, their segments joined end to end: one stroke each instead of hundreds. */
export function isolinePaths(
  heights: ArrayLike<number>,
  columns: number,
  rows: number,
  level: number,
): IsoPath[] {
  const segments = isolines(heights, columns, rows, level);
  const ends = new Map<string, number[]>();
  segments.forEach(([x1, y1, x2, y2], index) => {
    for (const key of [keyOf(x1, y1), keyOf(x2, y2)]) {
      const there = ends.get(key);
      if (there) there.push(index);
      else ends.set(key, [index]);
    }
  });
  const used = new Set<number>();
  const paths: IsoPath[] = [];
  for (let first = 0; first < segments.length; first++) {
    if (used.has(first)) continue;
    used.add(first);
    const [x1, y1, x2, y2] = segments[first]!;
    const ahead = follow([x2, y2], segments, ends, used);
    const behind = follow([x1, y1], segments, ends, used);
    paths.push([...behind.reverse(), [x1, y1], [x2, y2], ...ahead]);
  }
  return paths;
}

/** The points that come after `from`, as far as unused segments lead. */
function follow(
  from: readonly [number, number],
  segments: readonly IsoSegment[],
  ends: ReadonlyMap<string, readonly number[]>,
  used: Set<number>,
): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let here = from;
  for (;;) {
    const key = keyOf(here[0], here[1]);
    const next = ends.get(key)?.find((index) => !used.has(index));
    if (next === undefined) return points;
    used.add(next);
    const [x1, y1, x2, y2] = segments[next]!;
    here = keyOf(x1, y1) === key ? [x2, y2] : [x1, y1];
    points.push(here);
  }
}

/** Neighbouring cells find the crossing of their common edge from either side: equal up to rounding. */
function keyOf(x: number, y: number): string {
  return `${Math.round(x * 1e6)},${Math.round(y * 1e6)}`;
}
