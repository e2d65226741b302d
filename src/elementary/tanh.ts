import { expm1 } from "./expm1.ts";

const resolution = 128;
const limit = 20;
const middle = limit * resolution;
/** Doubles of this size, 1.5 · 2⁴⁵, are 1/128 apart: a sum with it is rounded to the table's grid. */
const roundToTable = 52776558133248;

/** Made when it is first read: whoever loads this and has compiled kernels need not wait for it. */
let tanhTable: Float64Array | null = null;

/** tanh(k/128 − 20) at k = 0 … 5120: y/(y + 2) or 1 − 2/(y + 2), the nearer of the two, with y = e^(2x) − 1. */
function makeTanhTable(): Float64Array {
  return Float64Array.from({ length: 2 * middle + 1 }, (_, at) => {
    const x = Math.abs(at - middle) / resolution;
    const y = expm1(2 * x);
    return Math.sign(at - middle) * (x < 1 ? y / (y + 2) : 1 - 2 / (y + 2));
  });
}

/** Less than 2/15 by most of what the next coefficient, −17/315, does up to 1/256. */
const fifth = 2 / 15 - (0.89 * 17) / 315 / 65536;

/**
 * The hyperbolic tangent, by table and addition formula.
 *
 *   x = k/128 + r, |r| ≤ 1/256      T = tanh(k/128) from the table      t = tanh r = r − r³/3 + c r⁵
 *   tanh x = (T + t) / (1 + T·t) = T + t − T·t · (T + t) / (1 + T·t)
 *
 * Error    at most 3 units in the last place; exactly ±1 beyond |x| = 20, −0 for −0, NaN for NaN
 * Source   the addition theorem, Abramowitz & Stegun 4.5.26; the series is 4.5.64
 *
 * @example
 *   tanh(0.5) // 0.462117
 */
export function tanh(x: number): number {
  const bounded = Math.max(-limit, Math.min(limit, x));
  const near = bounded + roundToTable - roundToTable;
  tanhTable ??= makeTanhTable();
  const known = tanhTable[(near * resolution + middle) | 0]!;
  const r = bounded - near;
  const square = r * r;
  const cubic = r * square * (square * fifth - 1 / 3);
  const t = r + cubic;
  const product = known * t;
  const y = known + (r + (cubic - (product * (known + t)) / (1 + product)));
  return Math.abs(x) < 2 ** -28 ? x : y;
}
