import { roundToWhole } from "./ln2.ts";

/** π/2 in four parts; the first three have 33 digits in base two: their products with numbers up to 2²⁰ are exact. */
const first = 1.5707963267341256;
const second = 6.077100506303966e-11;
const third = 2.0222662487111665e-21;
const fourth = 8.4784276603689e-32;

/** Up to here angles are reduced to a remainder that is right to its last digit. */
const reducible = 2 ** 20;

/**
 * The sine of an angle moved on by quarter turns: sin x for 0, cos x for 1.
 *
 *   x = n π/2 + (r + c), |r| ≤ π/4, c what rounding took from r      ± sin(r + c) for even n + turns, ± cos(r + c) for odd
 *
 * Beyond |x| = 2²⁰ the angle is first taken modulo the double next to 2π, which is off by 2.4e-16: the result is a sine of
 * an angle wrong by 4e-17 |x|. NaN for ±∞ and NaN.
 *
 * Source   FreeBSD's `e_rem_pio2.c`, `k_sin.c`, `k_cos.c` (Sun Microsystems 1993)
 *
 * @example
 *   sineAfter(0, 1) // 1
 */
export function sineAfter(x: number, turns: number): number {
  const angle = Math.abs(x) <= reducible ? x : x % (2 * Math.PI);
  const n = angle * (2 / Math.PI) + roundToWhole - roundToWhole;
  const start = angle - n * first;
  const secondPart = n * second;
  const middle = start - secondPart;
  const thirdPart = n * third;
  const end = middle - thirdPart;
  const lost =
    differenceError(start, secondPart, middle) + differenceError(middle, thirdPart, end) - n * fourth;
  const r = end + lost;
  const c = end - r + lost;
  const quarter = n + turns;
  const value = (quarter & 1) === 0 ? sineNearZero(r, c) : cosineNearZero(r, c);
  return (quarter & 2) === 0 ? value : -value;
}

/** What rounding took from a − b, exactly (Knuth's two-sum). */
function differenceError(a: number, b: number, difference: number): number {
  const taken = a - difference;
  return a - (difference + taken) + (taken - b);
}

function sineNearZero(r: number, c: number): number {
  const z = r * r;
  const cube = z * r;
  const series =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return r - (z * (0.5 * c - cube * series) - c - cube * -0.16666666666666632);
}

function cosineNearZero(r: number, c: number): number {
  const z = r * r;
  const series =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (0.00002480158728947673 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * series - r * c));
}
