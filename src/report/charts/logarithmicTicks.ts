import { decimalExponent } from "../../elementary/decimalExponent.ts";

/** 1, 2 and 5 times the powers of ten that bands reach, or the powers alone where those are many. */
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
  const steps = last - first > 3 ? [1] : [1, 2, 5];
  const decades = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const stride = Math.ceil(decades.length / 8);
  return decades
    .filter((_, index) => index % stride === 0)
    .flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)))
    .filter((tick) => tick >= low && tick <= high);
}
