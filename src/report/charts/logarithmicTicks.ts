import { decimalExponent } from "../../elementary/decimalExponent.ts";

/** Multiples of a power of ten, from coarse to fine: what a narrow band needs to have two ticks within it. */
const coarse = [1];
const usual = [1, 2, 5];
const finer = [
  Array.from({ length: 9 }, (_, index) => 1 + index),
  Array.from({ length: 90 }, (_, index) => (10 + index) / 10),
];
const MOST_FINE_TICKS = 4;

/**
 * 1, 2 and 5 times the powers of ten that bands reach, or the powers alone where those are many; where fewer than two of
 * them lie within, a few of what lies between.
 */
export function logarithmicTicks(rows: readonly { readonly low: number; readonly high: number }[]): number[] {
  const low = rows.reduce(
    (least, row) => (row.low > 0 && row.low < least ? row.low : least),
    Number.POSITIVE_INFINITY,
  );
  const high = rows.reduce((most, row) => (row.high > most ? row.high : most), 0);
  const first = decimalExponent(low);
  const below = decimalExponent(high);
  const last = high === Number(`1e${below}`) ? below : below + 1;
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const stride = Math.ceil(decades.length / 8);
  const ticksAt = (multiples: readonly number[]) =>
    decades
      .filter((_, index) => index % stride === 0)
      .flatMap((decade) => multiples.map((multiple) => Number(`${multiple}e${decade}`)))
      .filter((tick) => tick >= low && tick <= high);
  const ticks = ticksAt(last - first > 3 ? coarse : usual);
  if (ticks.length > 1) return ticks;
  const between = finer.map(ticksAt).find(({ length }) => length > 1) ?? ticks;
  return between.filter((_, index) => index % Math.ceil(between.length / MOST_FINE_TICKS) === 0);
}
