/**
 * Indices of a few points that lie far from each other: the first, then always the one farthest from those taken
 * (Gonzalez 1985, farthest-point traversal). Ties go to the earlier.
 */
export function farthestPoints(
  points: readonly { readonly x: number; readonly y: number }[],
  count: number,
): number[] {
  if (points.length === 0) return [];
  const taken = [0];
  const distances = points.map((point) => squared(point, points[0]!));
  while (taken.length < Math.min(count, points.length)) {
    const next = distances.indexOf(Math.max(...distances));
    taken.push(next);
    points.forEach((point, index) => {
      distances[index] = Math.min(distances[index]!, squared(point, points[next]!));
    });
  }
  return taken;
}

function squared(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}
