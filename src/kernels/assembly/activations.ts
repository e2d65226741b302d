// Activations and their slopes, value by value, two at a time: see `src/network/activations/`.

import { expm1, isNormalExp, sigmoid, sigmoidOfNormalExp, softplus, tanh } from "./elementary";
import { TANH_TABLE } from "./page";

// @ts-ignore: decorator
@inline
function one(): v128 {
  return f64x2.splat(1);
}

/** Six pairs at a time, so that the constants are made once for all, and one does not wait for another's divisions. */
export function sigmoidForward(x: usize, y: usize, pairs: i32): void {
  for (; pairs >= 6; pairs -= 6, x += 96, y += 96) {
    const a = v128.load(x), b = v128.load(x, 16), c = v128.load(x, 32);
    const d = v128.load(x, 48), e = v128.load(x, 64), f = v128.load(x, 80);
    const isNormal = v128.and(
      v128.and(v128.and(isNormalExp(a), isNormalExp(b)), v128.and(isNormalExp(c), isNormalExp(d))),
      v128.and(isNormalExp(e), isNormalExp(f)),
    );
    if (i64x2.bitmask(isNormal) == 3) {
      const first = sigmoidOfNormalExp(a), second = sigmoidOfNormalExp(b), third = sigmoidOfNormalExp(c);
      const fourth = sigmoidOfNormalExp(d), fifth = sigmoidOfNormalExp(e), sixth = sigmoidOfNormalExp(f);
      v128.store(y, first);
      v128.store(y, second, 16);
      v128.store(y, third, 32);
      v128.store(y, fourth, 48);
      v128.store(y, fifth, 64);
      v128.store(y, sixth, 80);
    } else for (let at: usize = 0; at < 96; at += 16) v128.store(y + at, sigmoid(v128.load(x + at)));
  }
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) v128.store(y, sigmoid(v128.load(x)));
}

/** d := d · a (1 − a) */
export function sigmoidSlope(y: usize, d: usize, pairs: i32): void {
  for (const end = y + ((<usize>pairs) << 4); y < end; y += 16, d += 16) {
    const a = v128.load(y);
    v128.store(d, f64x2.mul(v128.load(d), f64x2.mul(a, f64x2.sub(one(), a))));
  }
}

export function tanhForward(x: usize, y: usize, pairs: i32): void {
  for (; pairs >= 2; pairs -= 2, x += 32, y += 32) {
    const a = tanh(v128.load(x), TANH_TABLE), b = tanh(v128.load(x, 16), TANH_TABLE);
    v128.store(y, a);
    v128.store(y, b, 16);
  }
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) v128.store(y, tanh(v128.load(x), TANH_TABLE));
}

/** d := d · (1 − a²) */
export function tanhSlope(y: usize, d: usize, pairs: i32): void {
  for (const end = y + ((<usize>pairs) << 4); y < end; y += 16, d += 16) {
    const a = v128.load(y);
    v128.store(d, f64x2.mul(v128.load(d), f64x2.sub(one(), f64x2.mul(a, a))));
  }
}

export function reluForward(x: usize, y: usize, pairs: i32): void {
  const none = f64x2.splat(0);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) v128.store(y, f64x2.max(v128.load(x), none));
}

/** d := 0 where a ≤ 0 */
export function reluSlope(y: usize, d: usize, pairs: i32): void {
  const none = f64x2.splat(0);
  for (const end = y + ((<usize>pairs) << 4); y < end; y += 16, d += 16)
    v128.store(d, v128.andnot(v128.load(d), f64x2.le(v128.load(y), none)));
}

export function leakyReluForward(slope: f64, x: usize, y: usize, pairs: i32): void {
  const none = f64x2.splat(0), s = f64x2.splat(slope);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, v128.bitselect(f64x2.mul(s, v), v, f64x2.le(v, none)));
  }
}

/** d := slope · d where x ≤ 0 */
export function leakyReluSlope(slope: f64, x: usize, d: usize, pairs: i32): void {
  const none = f64x2.splat(0), s = f64x2.splat(slope);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, d += 16) {
    const v = v128.load(d);
    v128.store(d, v128.bitselect(f64x2.mul(s, v), v, f64x2.le(v128.load(x), none)));
  }
}

export function eluForward(alpha: f64, x: usize, y: usize, pairs: i32): void {
  const none = f64x2.splat(0), a = f64x2.splat(alpha);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, v128.bitselect(v, f64x2.mul(a, expm1(v)), f64x2.gt(v, none)));
  }
}

/** d := d (a + α) where x ≤ 0 */
export function eluSlope(alpha: f64, x: usize, y: usize, d: usize, pairs: i32): void {
  const none = f64x2.splat(0), a = f64x2.splat(alpha);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16, d += 16) {
    const v = v128.load(d);
    v128.store(d, v128.bitselect(f64x2.mul(v, f64x2.add(v128.load(y), a)), v, f64x2.le(v128.load(x), none)));
  }
}

export function softplusForward(threshold: f64, x: usize, y: usize, pairs: i32): void {
  const limit = f64x2.splat(threshold);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, v128.bitselect(v, softplus(v), f64x2.gt(v, limit)));
  }
}

/** d := d σ(x) where x ≤ threshold */
export function softplusSlope(threshold: f64, x: usize, d: usize, pairs: i32): void {
  const limit = f64x2.splat(threshold), one = f64x2.splat(1);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, d += 16) {
    const v = v128.load(x);
    v128.store(d, f64x2.mul(v128.load(d), v128.bitselect(one, sigmoid(v), f64x2.gt(v, limit))));
  }
}

export function siluForward(x: usize, y: usize, pairs: i32): void {
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, y += 16) {
    const v = v128.load(x);
    v128.store(y, f64x2.mul(v, sigmoid(v)));
  }
}

/** d := d · s (1 + x (1 − s)), s = σ(x) */
export function siluSlope(x: usize, d: usize, pairs: i32): void {
  const one = f64x2.splat(1);
  for (const end = x + ((<usize>pairs) << 4); x < end; x += 16, d += 16) {
    const v = v128.load(x);
    const s = sigmoid(v);
    const slope = f64x2.mul(s, f64x2.add(one, f64x2.mul(v, f64x2.sub(one, s))));
    v128.store(d, f64x2.mul(v128.load(d), slope));
  }
}
