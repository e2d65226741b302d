/**
 * Heights of labels, moved as little as keeps `gap` between any two and all within the ends; beyond the last where there is no room.
 *
 * @example apart([10, 12, 50], 10, [0, 60]) // [10, 20, 50]
 * @example apart([58, 59], 10, [0, 60]) // [50, 60]
 */
export function apart(
  heights: readonly number[],
  gap: number,
  [least, most]: readonly [number, number],
): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!);
  const places = [...heights];
  let from = least;
  for (const index of order) {
    places[index] = Math.max(places[index]!, from);
    from = places[index]! + gap;
  }
  let to = Math.max(most, least + gap * (heights.length - 1));
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index]!, to);
    to = places[index]! - gap;
  }
  return places;
}
