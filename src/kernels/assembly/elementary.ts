// The functions of `src/elementary/`, two values at a time: the same operations in the same order.

const ROUND_TO_WHOLE: f64 = 6755399441055744;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const LOG2E: f64 = 1.4426950408889634;

// @ts-ignore: decorator
@inline
function c(value: f64): v128 {
  return f64x2.splat(value);
}

// @ts-ignore: decorator
@inline
function step(sum: v128, x: v128, value: f64): v128 {
  return f64x2.add(c(value), f64x2.mul(x, sum));
}

/** 2ᵏ of two whole numbers, -1022 … 1023, in the low words of doubles that are 1.5 · 2⁵² larger. */
// @ts-ignore: decorator
@inline
function twoTo(k: v128): v128 {
  return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52);
}

/** The whole numbers in the low words, as 64 bits with their sign. */
// @ts-ignore: decorator
@inline
function whole(shifted: v128): v128 {
  return i64x2.sub(shifted, f64x2.splat(ROUND_TO_WHOLE));
}

// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const bounded = f64x2.max(c(-746), f64x2.min(c(710), x));
  const shifted = f64x2.add(f64x2.mul(bounded, c(LOG2E)), c(ROUND_TO_WHOLE));
  const k = f64x2.sub(shifted, c(ROUND_TO_WHOLE));
  const high = f64x2.sub(bounded, f64x2.mul(k, c(LN2_HIGH)));
  const low = f64x2.mul(k, c(LN2_LOW));
  const r = f64x2.sub(high, low);
  const square = f64x2.mul(r, r);
  let p = step(c(4.1381367970572385e-8), square, -0.0000016533902205465252);
  p = step(p, square, 0.00006613756321437934);
  p = step(p, square, -0.0027777777777015593);
  p = step(p, square, 0.16666666666666602);
  const q = f64x2.sub(r, f64x2.mul(square, p));
  const sum = f64x2.add(c(1), high);
  const quotient = f64x2.div(f64x2.mul(r, q), f64x2.sub(c(2), q));
  const y = f64x2.add(sum, f64x2.add(f64x2.add(f64x2.sub(c(1), sum), high), f64x2.sub(quotient, low)));
  const n = whole(shifted);
  const half = i64x2.shr_s(n, 1);
  return f64x2.mul(f64x2.mul(y, twoTo(half)), twoTo(i64x2.sub(n, half)));
}

// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f64x2.neg(f64x2.abs(x)));
  const m = f64x2.max(e, v128.and(c(1), f64x2.ge(x, c(0))));
  return f64x2.sub(m, f64x2.mul(m, f64x2.div(e, f64x2.add(c(1), e))));
}

/** tanh(k/128 − 20) at k = 0 … 5120 stands here. */
export let tanhTable: usize = 0;

export function setTanhTable(at: usize): void {
  tanhTable = at;
}

const ROUND_TO_TABLE: f64 = 52776558133248;

// @ts-ignore: decorator
@inline
function entry(near: f64): f64 {
  return load<f64>(tanhTable + ((<usize>(<i32>i32.trunc_sat_f64_s(near * 128 + 2560) & 8191)) << 3));
}

// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const bounded = f64x2.max(c(-20), f64x2.min(c(20), x));
  const near = f64x2.sub(f64x2.add(bounded, c(ROUND_TO_TABLE)), c(ROUND_TO_TABLE));
  const places = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(near, c(128)), c(2560)));
  const a = tanhTable + ((<usize>i32x4.extract_lane(places, 0)) << 3);
  const b = tanhTable + ((<usize>i32x4.extract_lane(places, 1)) << 3);
  const known = v128.load_lane<f64>(b, v128.load64_zero(a), 1);
  const r = f64x2.sub(bounded, near);
  const square = f64x2.mul(r, r);
  const FIFTH: f64 = 2.0 / 15.0 - (0.89 * 17.0) / 315.0 / 65536.0;
  const cubic = f64x2.mul(
    f64x2.mul(r, square),
    f64x2.sub(f64x2.mul(square, c(FIFTH)), c(1.0 / 3.0)),
  );
  const t = f64x2.add(r, cubic);
  const product = f64x2.mul(known, t);
  const off = f64x2.div(f64x2.mul(product, f64x2.add(known, t)), f64x2.add(c(1), product));
  const y = f64x2.add(known, f64x2.add(r, f64x2.sub(cubic, off)));
  return v128.bitselect(x, y, f64x2.lt(f64x2.abs(x), c(2.0 ** -28)));
}

// @ts-ignore: decorator
@inline
export function log1p(x: v128): v128 {
  const u = f64x2.add(c(1), x);
  const n = i64x2.sub(i64x2.shr_s(i64x2.add(u, i64x2.splat(0x00095f6200000000)), 52), i64x2.splat(1023));
  const k = f64x2.sub(i64x2.add(n, f64x2.splat(ROUND_TO_WHOLE)), c(ROUND_TO_WHOLE));
  const f = f64x2.sub(f64x2.mul(u, twoTo(i64x2.neg(n))), c(1));
  const lost = f64x2.div(f64x2.sub(f64x2.min(c(1), x), f64x2.sub(u, f64x2.max(c(1), x))), u);
  const low = f64x2.add(f64x2.mul(k, c(LN2_LOW)), lost);
  const halfSquare = f64x2.mul(f64x2.mul(c(0.5), f), f);
  const y = f64x2.add(
    f64x2.add(f64x2.sub(f64x2.add(remainder(f), low), halfSquare), f),
    f64x2.mul(k, c(LN2_HIGH)),
  );
  return v128.bitselect(x, y, f64x2.lt(f64x2.abs(x), c(2.0 ** -54)));
}

// @ts-ignore: decorator
@inline
function remainder(f: v128): v128 {
  const s = f64x2.div(f, f64x2.add(c(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, step(step(c(0.15313837699209373), w, 0.22222198432149784), w, 0.3999999999940942));
  const odd = f64x2.mul(
    z,
    step(step(step(c(0.14798198605116586), w, 0.1818357216161805), w, 0.2857142874366239), w, 0.6666666666666735),
  );
  return f64x2.mul(s, f64x2.add(f64x2.mul(f64x2.mul(c(0.5), f), f), f64x2.add(even, odd)));
}

/** Of 1 and more. */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const n = i64x2.sub(i64x2.shr_s(i64x2.add(x, i64x2.splat(0x00095f6200000000)), 52), i64x2.splat(1023));
  const k = f64x2.sub(i64x2.add(n, f64x2.splat(ROUND_TO_WHOLE)), c(ROUND_TO_WHOLE));
  const f = f64x2.sub(f64x2.mul(x, twoTo(i64x2.neg(n))), c(1));
  const halfSquare = f64x2.mul(f64x2.mul(c(0.5), f), f);
  return f64x2.add(
    f64x2.add(f64x2.sub(f64x2.add(remainder(f), f64x2.mul(k, c(LN2_LOW))), halfSquare), f),
    f64x2.mul(k, c(LN2_HIGH)),
  );
}
