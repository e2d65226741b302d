// The functions of `src/elementary/`, two values at a time: the same operations in the same order, so that the bits are the
// same. Constants are read from memory, where one instruction spreads them over both lanes.

const CONSTANTS: usize = memory.data<f64>([
  // 0: 1.5 · 2⁵², where doubles are whole; log₂ e; ln 2 in two parts
  6755399441055744, 1.4426950408889634, 0.6931471803691238, 1.9082149292705877e-10,
  // 4: what has a name
  1, 2, 0.5, 0, 3, 6, 128, 2560,
  // 12: bounds of exp, expm1 and tanh
  -746, 710, -45, -20, 20,
  // 17: 2⁻⁵⁴, 2⁻²⁸, 2⁻¹⁰²², 2⁵⁴, 54
  5.551115123125783e-17, 3.725290298461914e-9, 2.2250738585072014e-308, 18014398509481984, 54,
  // 22: exp
  4.1381367970572385e-8, -0.0000016533902205465252, 0.00006613756321437934, -0.0027777777777015593, 0.16666666666666602,
  // 27: expm1
  -2.0109921818362437e-7, 0.000004008217827329362, -0.0000793650757867488, 0.0015873015872548146, -0.03333333333333313,
  // 32: logarithms
  0.15313837699209373, 0.22222198432149784, 0.3999999999940942,
  0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735,
  // 39: 1.5 · 2⁴⁵, where doubles are 1/128 apart; 2/15 and a bit less; 1/3
  52776558133248, 2.0 / 15.0 - (0.89 * 17.0) / 315.0 / 65536.0, 1.0 / 3.0,
  // 42: -1, +∞
  -1, Infinity,
]);

// @ts-ignore: decorator
@inline
function at(place: usize): v128 {
  return v128.load64_splat(CONSTANTS + (place << 3));
}

// @ts-ignore: decorator
@inline const WHOLE: usize = 0;
// @ts-ignore: decorator
@inline const LOG2E: usize = 1;
// @ts-ignore: decorator
@inline const LN2_HIGH: usize = 2;
// @ts-ignore: decorator
@inline const LN2_LOW: usize = 3;
// @ts-ignore: decorator
@inline const ONE: usize = 4;
// @ts-ignore: decorator
@inline const TWO: usize = 5;
// @ts-ignore: decorator
@inline const HALF: usize = 6;
// @ts-ignore: decorator
@inline const NONE: usize = 7;

/** constant + x · sum */
// @ts-ignore: decorator
@inline
function step(sum: v128, x: v128, place: usize): v128 {
  return f64x2.add(at(place), f64x2.mul(x, sum));
}

/** 2ᵏ, −1022 ≤ k ≤ 1023, of k + 1.5 · 2⁵²: the low bits of such a sum are those of k. */
// @ts-ignore: decorator
@inline
function twoTo(shifted: v128): v128 {
  return i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
}

/** y · 2ᵏ in two halves, which are exact but for the last rounding of a denormal result. */
// @ts-ignore: decorator
@inline
function scaled(y: v128, k: v128): v128 {
  const half = f64x2.add(f64x2.mul(k, at(HALF)), at(WHOLE));
  const rest = f64x2.add(f64x2.sub(k, f64x2.sub(half, at(WHOLE))), at(WHOLE));
  return f64x2.mul(f64x2.mul(y, twoTo(half)), twoTo(rest));
}

// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const bounded = f64x2.max(at(12), f64x2.min(at(13), x));
  const k = f64x2.sub(f64x2.add(f64x2.mul(bounded, at(LOG2E)), at(WHOLE)), at(WHOLE));
  const high = f64x2.sub(bounded, f64x2.mul(k, at(LN2_HIGH)));
  const low = f64x2.mul(k, at(LN2_LOW));
  const r = f64x2.sub(high, low);
  const square = f64x2.mul(r, r);
  let p = step(at(22), square, 23);
  p = step(p, square, 24);
  p = step(p, square, 25);
  p = step(p, square, 26);
  const c = f64x2.sub(r, f64x2.mul(square, p));
  const sum = f64x2.add(at(ONE), high);
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(at(TWO), c));
  const y = f64x2.add(sum, f64x2.add(f64x2.add(f64x2.sub(at(ONE), sum), high), f64x2.sub(quotient, low)));
  return scaled(y, k);
}

// @ts-ignore: decorator
@inline
export function expm1(x: v128): v128 {
  const bounded = f64x2.max(at(14), f64x2.min(at(13), x));
  const k = f64x2.sub(f64x2.add(f64x2.mul(bounded, at(LOG2E)), at(WHOLE)), at(WHOLE));
  const high = f64x2.sub(bounded, f64x2.mul(k, at(LN2_HIGH)));
  const low = f64x2.mul(k, at(LN2_LOW));
  const r = f64x2.sub(high, low);
  const c = f64x2.sub(f64x2.sub(high, r), low);
  const halfR = f64x2.mul(at(HALF), r);
  const halfSquare = f64x2.mul(r, halfR);
  let q = step(at(27), halfSquare, 28);
  q = step(q, halfSquare, 29);
  q = step(q, halfSquare, 30);
  q = step(q, halfSquare, 31);
  q = step(q, halfSquare, ONE);
  const t = f64x2.sub(at(8), f64x2.mul(q, halfR));
  const quotient = f64x2.div(f64x2.sub(q, t), f64x2.sub(at(9), f64x2.mul(r, t)));
  const d = f64x2.sub(
    f64x2.sub(f64x2.mul(r, f64x2.sub(f64x2.mul(halfSquare, quotient), c)), c),
    halfSquare,
  );
  // 2⁻ᵏ is denormal at k = 1024 and 0 in no case: two halves, as for 2ᵏ.
  const shrunk = scaled(at(ONE), f64x2.neg(k));
  const offset = f64x2.sub(at(ONE), shrunk);
  const sum = f64x2.add(offset, r);
  const lost = f64x2.add(
    f64x2.sub(f64x2.sub(at(ONE), offset), shrunk),
    f64x2.add(f64x2.sub(offset, sum), r),
  );
  const y = scaled(f64x2.add(sum, f64x2.sub(lost, d)), k);
  return v128.bitselect(x, y, f64x2.lt(f64x2.abs(x), at(17)));
}

/** k of x = 2ᵏ (1 + f), √½ ≤ 1 + f < √2, and 1.5 · 2⁵² with it; x a normal number above 0. */
// @ts-ignore: decorator
@inline
function shiftedExponent(x: v128): v128 {
  const biased = i64x2.shr_u(i64x2.add(x, i64x2.splat(0x00095f6200000000)), 52);
  return i64x2.add(i64x2.sub(biased, i64x2.splat(1023)), at(WHOLE));
}

// @ts-ignore: decorator
@inline
function remainder(f: v128): v128 {
  const s = f64x2.div(f, f64x2.add(at(TWO), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, step(step(at(32), w, 33), w, 34));
  const odd = f64x2.mul(z, step(step(step(at(35), w, 36), w, 37), w, 38));
  return f64x2.mul(s, f64x2.add(f64x2.mul(f64x2.mul(at(HALF), f), f), f64x2.add(even, odd)));
}

/** remainder + low − ½f² + f + k ln 2 */
// @ts-ignore: decorator
@inline
function logarithm(f: v128, low: v128, k: v128): v128 {
  const halfSquare = f64x2.mul(f64x2.mul(at(HALF), f), f);
  return f64x2.add(
    f64x2.add(f64x2.sub(f64x2.add(remainder(f), low), halfSquare), f),
    f64x2.mul(k, at(LN2_HIGH)),
  );
}

// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const isDenormal = f64x2.lt(x, at(19));
  const large = v128.bitselect(f64x2.mul(x, at(20)), x, isDenormal);
  const shifted = shiftedExponent(large);
  const k = f64x2.sub(shifted, at(WHOLE));
  const f = f64x2.sub(scaled(large, f64x2.neg(k)), at(ONE));
  const powers = f64x2.sub(k, v128.and(at(21), isDenormal));
  const y = logarithm(f, f64x2.mul(powers, at(LN2_LOW)), powers);
  const isInside = v128.and(f64x2.gt(x, at(NONE)), f64x2.lt(x, at(43)));
  return v128.bitselect(y, logarithmAtTheEnd(x, at(NONE)), isInside);
}

/** −∞ at the lowest argument, ∞ at ∞, NaN elsewhere. */
// @ts-ignore: decorator
@inline
function logarithmAtTheEnd(x: v128, lowest: v128): v128 {
  const nan = f64x2.sub(at(43), at(43));
  const above = v128.bitselect(x, nan, f64x2.gt(x, lowest));
  return v128.bitselect(f64x2.neg(at(43)), above, f64x2.eq(x, lowest));
}

// @ts-ignore: decorator
@inline
export function log1p(x: v128): v128 {
  const u = f64x2.add(at(ONE), x);
  const shifted = shiftedExponent(u);
  const k = f64x2.sub(shifted, at(WHOLE));
  const f = f64x2.sub(scaled(u, f64x2.neg(k)), at(ONE));
  const c = f64x2.div(f64x2.sub(f64x2.min(at(ONE), x), f64x2.sub(u, f64x2.max(at(ONE), x))), u);
  const y = logarithm(f, f64x2.add(f64x2.mul(k, at(LN2_LOW)), c), k);
  const small = v128.bitselect(x, y, f64x2.lt(f64x2.abs(x), at(17)));
  const isInside = v128.and(f64x2.gt(x, at(42)), f64x2.lt(x, at(43)));
  return v128.bitselect(small, logarithmAtTheEnd(x, at(42)), isInside);
}

// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f64x2.neg(f64x2.abs(x)));
  const m = f64x2.max(e, v128.and(at(ONE), f64x2.ge(x, at(NONE))));
  return f64x2.sub(m, f64x2.mul(m, f64x2.div(e, f64x2.add(at(ONE), e))));
}

// @ts-ignore: decorator
@inline
export function softplus(x: v128): v128 {
  return f64x2.add(f64x2.max(x, at(NONE)), log1p(exp(f64x2.neg(f64x2.abs(x)))));
}

/** tanh(k/128 − 20) at k = 0 … 5120 stands here. */
let tanhTable: usize = 0;

export function setTanhTable(address: usize): void {
  tanhTable = address;
}

// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  const bounded = f64x2.max(at(15), f64x2.min(at(16), x));
  const near = f64x2.sub(f64x2.add(bounded, at(39)), at(39));
  // NaN becomes 0, and nothing is outside of the table.
  const places = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.mul(near, at(10)), at(11)));
  const first = tanhTable + ((<usize>i32x4.extract_lane(places, 0)) << 3);
  const second = tanhTable + ((<usize>i32x4.extract_lane(places, 1)) << 3);
  const known = v128.load_lane<f64>(second, v128.load64_zero(first), 1);
  const r = f64x2.sub(bounded, near);
  const square = f64x2.mul(r, r);
  const cubic = f64x2.mul(f64x2.mul(r, square), f64x2.sub(f64x2.mul(square, at(40)), at(41)));
  const t = f64x2.add(r, cubic);
  const product = f64x2.mul(known, t);
  const off = f64x2.div(f64x2.mul(product, f64x2.add(known, t)), f64x2.add(at(ONE), product));
  const y = f64x2.add(known, f64x2.add(r, f64x2.sub(cubic, off)));
  return v128.bitselect(x, y, f64x2.lt(f64x2.abs(x), at(18)));
}
