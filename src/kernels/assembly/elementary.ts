// Elementary functions of two doubles at a time: the same operations in the same order as src/elementary, so that every
// bit is the same. Formulas, errors and sources stand there. Where a function there returns early at its ends, the result
// is chosen here.

// Bounds are set by pmin and pmax, with x first: one instruction each, and a NaN stays what it is (f64x2.min and max take
// several, to tell zeros apart, which no bound here needs).

const ROUND_TO_WHOLE: f64 = 6755399441055744;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const LOG2E: f64 = 1.4426950408889634;
const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;

// @ts-ignore: decorator
@inline function plus(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline function minus(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline function times(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

// @ts-ignore: decorator
@inline function both(x: f64): v128 {
  return f64x2.splat(x);
}

/** a + x b */
// @ts-ignore: decorator
@inline function term(a: f64, x: v128, b: v128): v128 {
  return plus(both(a), times(x, b));
}

/** a where the mask is set, else b. */
// @ts-ignore: decorator
@inline function choose(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask);
}

/** 2ᵏ of the whole numbers in the lower twelve bits of each lane, −1022 … 1023. */
// @ts-ignore: decorator
@inline function twoTo(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

/** 2⁻ᵏ likewise. */
// @ts-ignore: decorator
@inline function twoToMinus(k: v128): v128 {
  return i64x2.shl(i64x2.sub(i64x2.splat(1023), k), 52);
}

/** The exponential of high − low, between −½ ln 2 and ½ ln 2. */
// @ts-ignore: decorator
@inline function expOfRest(high: v128, low: v128): v128 {
  const r = minus(high, low);
  const square = times(r, r);
  let p = term(-0.0000016533902205465252, square, both(4.1381367970572385e-8));
  p = term(0.00006613756321437934, square, p);
  p = term(-0.0027777777777015593, square, p);
  p = term(0.16666666666666602, square, p);
  const c = minus(r, times(square, p));
  const sum = plus(both(1), high);
  const lost = plus(minus(both(1), sum), high);
  const rest = minus(f64x2.div(times(r, c), minus(both(2), c)), low);
  return plus(sum, plus(lost, rest));
}

// @ts-ignore: decorator
@inline export function exp(x: v128): v128 {
  const bounded = f64x2.pmax(f64x2.pmin(x, both(710)), both(-746));
  const rounded = plus(times(bounded, both(LOG2E)), both(ROUND_TO_WHOLE));
  const k = minus(rounded, both(ROUND_TO_WHOLE));
  const high = minus(bounded, times(k, both(LN2_HIGH)));
  const low = times(k, both(LN2_LOW));
  const y = expOfRest(high, low);
  // The whole number stands in the lower word of a lane; halves are taken word by word.
  const half = i32x4.shr_s(rounded, 1);
  return times(times(y, twoTo(half)), twoTo(i32x4.sub(rounded, half)));
}

// @ts-ignore: decorator
@inline export function expm1(x: v128): v128 {
  const bounded = f64x2.pmax(f64x2.pmin(x, both(710)), both(-45));
  const rounded = plus(times(bounded, both(LOG2E)), both(ROUND_TO_WHOLE));
  const k = minus(rounded, both(ROUND_TO_WHOLE));
  const high = minus(bounded, times(k, both(LN2_HIGH)));
  const low = times(k, both(LN2_LOW));
  const r = minus(high, low);
  const c = minus(minus(high, r), low);
  const halfR = times(both(0.5), r);
  const halfSquare = times(r, halfR);
  let q = term(0.000004008217827329362, halfSquare, both(-2.0109921818362437e-7));
  q = term(-0.0000793650757867488, halfSquare, q);
  q = term(0.0015873015872548146, halfSquare, q);
  q = term(-0.03333333333333313, halfSquare, q);
  q = term(1, halfSquare, q);
  const t = minus(both(3), times(q, halfR));
  const ratio = f64x2.div(minus(q, t), minus(both(6), times(r, t)));
  const d = minus(minus(times(r, minus(times(halfSquare, ratio), c)), c), halfSquare);
  const half = i32x4.shr_s(rounded, 1);
  const otherHalf = i32x4.sub(rounded, half);
  // In two halves, since 2⁻¹⁰²⁴ is denormal.
  const shrunk = times(twoToMinus(half), twoToMinus(otherHalf));
  const offset = minus(both(1), shrunk);
  const sum = plus(offset, r);
  const lost = plus(minus(minus(both(1), offset), shrunk), plus(minus(offset, sum), r));
  const y = times(times(plus(sum, minus(lost, d)), twoTo(half)), twoTo(otherHalf));
  return choose(f64x2.lt(f64x2.abs(x), both(5.551115123125783e-17)), x, y);
}

/** The exponent, with 1023 added, of a normal number for which the rest lies between √½ and √2. */
// @ts-ignore: decorator
@inline function biasedExponent(x: v128): v128 {
  return i64x2.shr_u(i64x2.add(x, i64x2.splat(0x00095f6200000000)), 52);
}

/** x/2ᵏ − 1 */
// @ts-ignore: decorator
@inline function fraction(x: v128, biased: v128): v128 {
  const reduced = i64x2.sub(x, i64x2.shl(i64x2.sub(biased, i64x2.splat(1023)), 52));
  return minus(reduced, both(1));
}

/** A whole number, 0 … 2047, as a double less another: by the bits of 2⁵² + k. */
// @ts-ignore: decorator
@inline function lessAsDouble(k: v128, less: v128): v128 {
  return minus(v128.or(k, i64x2.splat(0x4330000000000000)), plus(both(4503599627370496), less));
}

// @ts-ignore: decorator
@inline function logarithmRemainder(f: v128): v128 {
  const s = f64x2.div(f, plus(both(2), f));
  const z = times(s, s);
  const w = times(z, z);
  const even = times(w, term(0.3999999999940942, w, term(0.22222198432149784, w, both(0.15313837699209373))));
  let odd = term(0.1818357216161805, w, both(0.14798198605116586));
  odd = term(0.2857142874366239, w, odd);
  odd = times(z, term(0.6666666666666735, w, odd));
  return times(s, plus(times(times(both(0.5), f), f), plus(even, odd)));
}

/** ((remainder − f²/2) + f) + k ln2High, the remainder with the small parts of the logarithm in it. */
// @ts-ignore: decorator
@inline function logarithmSum(remainder: v128, f: v128, k: v128): v128 {
  return plus(plus(minus(remainder, times(times(both(0.5), f), f)), f), times(k, both(LN2_HIGH)));
}

// @ts-ignore: decorator
@inline export function log(x: v128): v128 {
  const isDenormal = f64x2.lt(x, both(SMALLEST_NORMAL));
  const scaled = choose(isDenormal, times(x, both(18014398509481984)), x);
  const biased = biasedExponent(scaled);
  const f = fraction(scaled, biased);
  const k = lessAsDouble(biased, choose(isDenormal, both(1077), both(1023)));
  let y = logarithmSum(plus(logarithmRemainder(f), times(k, both(LN2_LOW))), f, k);
  y = choose(f64x2.lt(x, both(Infinity)), y, x);
  y = choose(f64x2.eq(x, both(0)), both(-Infinity), y);
  return choose(f64x2.lt(x, both(0)), both(NaN), y);
}

// @ts-ignore: decorator
@inline export function log1p(x: v128): v128 {
  const u = plus(both(1), x);
  const biased = biasedExponent(u);
  const f = fraction(u, biased);
  const k = lessAsDouble(biased, both(1023));
  const c = f64x2.div(minus(f64x2.min(both(1), x), minus(u, f64x2.max(both(1), x))), u);
  let y = logarithmSum(plus(logarithmRemainder(f), plus(times(k, both(LN2_LOW)), c)), f, k);
  y = choose(f64x2.lt(f64x2.abs(x), both(5.551115123125783e-17)), x, y);
  y = choose(f64x2.lt(x, both(Infinity)), y, x);
  y = choose(f64x2.eq(x, both(-1)), both(-Infinity), y);
  return choose(f64x2.lt(x, both(-1)), both(NaN), y);
}

const RESOLUTION: f64 = 128;
const LIMIT: f64 = 20;
const MIDDLE: i32 = 2560;
const ROUND_TO_TABLE: f64 = 52776558133248;
const FIFTH: f64 = 2.0 / 15.0 - (0.89 * 17.0) / 315.0 / 65536.0;

/** Room that the table of tanh needs, in bytes. */
export const TANH_TABLE_BYTES: usize = (((2 * MIDDLE + 1) << 3) + 15) & ~15;

/** Writes tanh(k/128 − 20), k = 0 … 5120, to an address: once, before `tanh` is called with it. */
export function writeTanhTable(table: usize): void {
  for (let at = 0; at <= 2 * MIDDLE; at++) {
    const away = at - MIDDLE;
    const x = f64(abs(away)) / RESOLUTION;
    const y = f64x2.extract_lane(expm1(both(2 * x)), 0);
    const value = x < 1 ? y / (y + 2) : 1 - 2 / (y + 2);
    store<f64>(table + ((at as usize) << 3), away < 0 ? -value : value);
  }
}

/** The address in the table of a whole number; that of NaN, which can be any, is kept within it. */
// @ts-ignore: decorator
@inline function tableEntry(table: usize, word: i32): usize {
  const at = <u32>(word + MIDDLE);
  return table + ((<usize>min<u32>(at, 2 * MIDDLE)) << 3);
}

/** @param table the address that `writeTanhTable` wrote to */
// @ts-ignore: decorator
@inline export function tanh(x: v128, table: usize): v128 {
  const bounded = f64x2.pmax(f64x2.pmin(x, both(LIMIT)), both(-LIMIT));
  const rounded = plus(bounded, both(ROUND_TO_TABLE));
  const near = minus(rounded, both(ROUND_TO_TABLE));
  const first = v128.load64_splat(tableEntry(table, i32x4.extract_lane(rounded, 0)));
  const known = v128.load_lane<f64>(tableEntry(table, i32x4.extract_lane(rounded, 2)), first, 1);
  const r = minus(bounded, near);
  const square = times(r, r);
  const cubic = times(times(r, square), minus(times(square, both(FIFTH)), both(1.0 / 3.0)));
  const t = plus(r, cubic);
  const product = times(known, t);
  const ratio = f64x2.div(times(product, plus(known, t)), plus(both(1), product));
  const y = plus(known, plus(r, minus(cubic, ratio)));
  return choose(f64x2.lt(f64x2.abs(x), both(3.725290298461914e-9)), x, y);
}

/** @param e e⁻|ˣ| */
// @ts-ignore: decorator
@inline function logistic(x: v128, e: v128): v128 {
  const m = f64x2.pmax(e, v128.and(both(1), f64x2.ge(x, both(0))));
  return minus(m, times(m, f64x2.div(e, plus(both(1), e))));
}

// @ts-ignore: decorator
@inline export function sigmoid(x: v128): v128 {
  return logistic(x, exp(f64x2.neg(f64x2.abs(x))));
}

/** The lanes where e⁻|ˣ| is a normal number; not those of NaN. */
// @ts-ignore: decorator
@inline export function isNormalExp(x: v128): v128 {
  return f64x2.lt(f64x2.abs(x), both(708));
}

/** The same bits as `sigmoid` where `isNormalExp`: needs no bounds, and adds k to the exponent, to which both halves would come. */
// @ts-ignore: decorator
@inline export function sigmoidOfNormalExp(x: v128): v128 {
  const minusAbs = v128.or(x, both(-0.0));
  const rounded = plus(times(minusAbs, both(LOG2E)), both(ROUND_TO_WHOLE));
  const k = minus(rounded, both(ROUND_TO_WHOLE));
  const high = minus(minusAbs, times(k, both(LN2_HIGH)));
  const e = i64x2.add(expOfRest(high, times(k, both(LN2_LOW))), i64x2.shl(rounded, 52));
  return logistic(x, e);
}

// @ts-ignore: decorator
@inline export function softplus(x: v128): v128 {
  return plus(f64x2.max(x, both(0)), log1p(exp(f64x2.neg(f64x2.abs(x)))));
}
