// The dense products. Every sum of a forward product or an input gradient runs over its index upwards, in one lane per
// sample; every sum over samples is two partial sums, even and odd samples, from +0, then added.

import { PACKED, PACKED_BYTES } from "./page";

/** Bytes of the right factor that stay in the first cache while all tiles of the left one pass over them. */
const RESIDENT: usize = 40960;

// @ts-ignore: decorator
@inline
function start(bias: usize, row: i32): v128 {
  return bias == 0 ? f64x2.splat(0) : v128.load64_splat(bias + ((<usize>row) << 3));
}

// @ts-ignore: decorator
@inline
function mulAdd(sum: v128, a: v128, b: v128): v128 {
  return f64x2.add(sum, f64x2.mul(a, b));
}

/** Of so many inputs the weights of four units are laid side by side, at most. */
const MOST_PACKED: i32 = <i32>(PACKED_BYTES / 32);

/**
 * z[u][n] = b[u] + Σᵢ W[u][i] h[i][n]
 *
 * Rows of h and z are `hRow` and `zRow` bytes apart, and hold `pairs` pairs of samples.
 */
export function denseForward(
  W: usize, b: usize, h: usize, z: usize, units: i32, inputs: i32, pairs: i32, hRow: usize, zRow: usize,
): void {
  const chunk = max(16, min(MOST_PACKED, <i32>(RESIDENT / hRow)));
  for (let from = 0; from < inputs; from += chunk) {
    const depth = min(chunk, inputs - from);
    const h0 = h + <usize>from * hRow;
    let u = 0;
    for (; u + 4 <= units; u += 4) {
      const row = z + <usize>u * zRow;
      pack4(W + ((<usize>(u * inputs + from)) << 3), (<usize>inputs) << 3, depth);
      if (from == 0) begin4(b, row, u, pairs, zRow);
      let p = 0;
      for (; p + 2 <= pairs; p += 2)
        product4x2(PACKED, h0 + ((<usize>p) << 4), row + ((<usize>p) << 4), depth, 32, hRow, zRow, false);
      if (p < pairs) product4x1(PACKED, h0 + ((<usize>p) << 4), row + ((<usize>p) << 4), depth, 32, hRow, zRow, false);
    }
    for (; u < units; u++) {
      const row = z + <usize>u * zRow;
      const w = W + ((<usize>(u * inputs + from)) << 3);
      if (from == 0) begin1(start(b, u), row, pairs);
      let p = 0;
      for (; p + 4 <= pairs; p += 4)
        product1x4(w, h0 + ((<usize>p) << 4), row + ((<usize>p) << 4), depth, 8, hRow, false);
      for (; p < pairs; p++) product1x1(w, h0 + ((<usize>p) << 4), row + ((<usize>p) << 4), depth, 8, hRow, false);
    }
  }
}

// @ts-ignore: decorator
@inline
function pack4(w0: usize, wRow: usize, depth: i32): void {
  const w1 = w0 + wRow, w2 = w1 + wRow, w3 = w2 + wRow;
  const end = (<usize>depth) << 3;
  let to = PACKED;
  for (let k: usize = 0; k < end; k += 8, to += 32) {
    store<f64>(to, load<f64>(w0 + k));
    store<f64>(to, load<f64>(w1 + k), 8);
    store<f64>(to, load<f64>(w2 + k), 16);
    store<f64>(to, load<f64>(w3 + k), 24);
  }
}

// @ts-ignore: decorator
@inline
function begin4(b: usize, z: usize, u: i32, pairs: i32, zRow: usize): void {
  begin1(start(b, u), z, pairs);
  begin1(start(b, u + 1), z + zRow, pairs);
  begin1(start(b, u + 2), z + 2 * zRow, pairs);
  begin1(start(b, u + 3), z + 3 * zRow, pairs);
}

// @ts-ignore: decorator
@inline
function begin1(value: v128, z: usize, pairs: i32): void {
  for (const end = z + ((<usize>pairs) << 4); z < end; z += 16) v128.store(z, value);
}

/** dh[i][n] = Σᵤ W[u][i] dz[u][n] */
export function inputGradient(
  W: usize, dz: usize, dh: usize, units: i32, inputs: i32, pairs: i32, zRow: usize, hRow: usize,
): void {
  const wRow = (<usize>inputs) << 3;
  let i = 0;
  for (; i + 4 <= inputs; i += 4) {
    const row = dh + <usize>i * hRow;
    const w = W + ((<usize>i) << 3);
    let p = 0;
    for (; p + 2 <= pairs; p += 2)
      product4x2(w, dz + ((<usize>p) << 4), row + ((<usize>p) << 4), units, wRow, zRow, hRow, true);
    if (p < pairs) product4x1(w, dz + ((<usize>p) << 4), row + ((<usize>p) << 4), units, wRow, zRow, hRow, true);
  }
  for (; i < inputs; i++) {
    const row = dh + <usize>i * hRow;
    const w = W + ((<usize>i) << 3);
    let p = 0;
    for (; p + 4 <= pairs; p += 4)
      product1x4(w, dz + ((<usize>p) << 4), row + ((<usize>p) << 4), units, wRow, zRow, true);
    for (; p < pairs; p++) product1x1(w, dz + ((<usize>p) << 4), row + ((<usize>p) << 4), units, wRow, zRow, true);
  }
}

// Products of 4 or 1 rows with 4, 2 or 1 pairs of samples, from +0 where they are fresh, and from what stands in z where
// they are not: the left factors of one index stand side by side and `wStep` bytes from those of the next.

// @ts-ignore: decorator
@inline
function sumAt(z: usize, fresh: bool): v128 {
  return fresh ? f64x2.splat(0) : v128.load(z);
}

// @ts-ignore: decorator
@inline
function product4x2(w: usize, x: usize, z: usize, depth: i32, wStep: usize, xRow: usize, zRow: usize, fresh: bool): void {
  const z1 = z + zRow, z2 = z1 + zRow, z3 = z2 + zRow;
  let a0 = sumAt(z, fresh), a1 = sumAt(z + 16, fresh), c0 = sumAt(z1, fresh), c1 = sumAt(z1 + 16, fresh);
  let d0 = sumAt(z2, fresh), d1 = sumAt(z2 + 16, fresh), e0 = sumAt(z3, fresh), e1 = sumAt(z3 + 16, fresh);
  for (let k = 0; k < depth; k++) {
    const x0 = v128.load(x), x1 = v128.load(x, 16);
    let v = v128.load64_splat(w); a0 = mulAdd(a0, v, x0); a1 = mulAdd(a1, v, x1);
    v = v128.load64_splat(w, 8); c0 = mulAdd(c0, v, x0); c1 = mulAdd(c1, v, x1);
    v = v128.load64_splat(w, 16); d0 = mulAdd(d0, v, x0); d1 = mulAdd(d1, v, x1);
    v = v128.load64_splat(w, 24); e0 = mulAdd(e0, v, x0); e1 = mulAdd(e1, v, x1);
    x += xRow; w += wStep;
  }
  v128.store(z, a0); v128.store(z, a1, 16); v128.store(z1, c0); v128.store(z1, c1, 16);
  v128.store(z2, d0); v128.store(z2, d1, 16); v128.store(z3, e0); v128.store(z3, e1, 16);
}

// @ts-ignore: decorator
@inline
function product4x1(w: usize, x: usize, z: usize, depth: i32, wStep: usize, xRow: usize, zRow: usize, fresh: bool): void {
  const z1 = z + zRow, z2 = z1 + zRow, z3 = z2 + zRow;
  let a = sumAt(z, fresh), c = sumAt(z1, fresh), d = sumAt(z2, fresh), e = sumAt(z3, fresh);
  for (let k = 0; k < depth; k++) {
    const v = v128.load(x);
    a = mulAdd(a, v128.load64_splat(w), v);
    c = mulAdd(c, v128.load64_splat(w, 8), v);
    d = mulAdd(d, v128.load64_splat(w, 16), v);
    e = mulAdd(e, v128.load64_splat(w, 24), v);
    x += xRow; w += wStep;
  }
  v128.store(z, a); v128.store(z1, c); v128.store(z2, d); v128.store(z3, e);
}

// @ts-ignore: decorator
@inline
function product1x4(w: usize, x: usize, z: usize, depth: i32, wStep: usize, xRow: usize, fresh: bool): void {
  let a = sumAt(z, fresh), c = sumAt(z + 16, fresh), d = sumAt(z + 32, fresh), e = sumAt(z + 48, fresh);
  for (let k = 0; k < depth; k++) {
    const v = v128.load64_splat(w);
    a = mulAdd(a, v, v128.load(x));
    c = mulAdd(c, v, v128.load(x, 16));
    d = mulAdd(d, v, v128.load(x, 32));
    e = mulAdd(e, v, v128.load(x, 48));
    x += xRow; w += wStep;
  }
  v128.store(z, a); v128.store(z, c, 16); v128.store(z, d, 32); v128.store(z, e, 48);
}

// @ts-ignore: decorator
@inline
function product1x1(w: usize, x: usize, z: usize, depth: i32, wStep: usize, xRow: usize, fresh: bool): void {
  let a = sumAt(z, fresh);
  for (let k = 0; k < depth; k++) {
    a = mulAdd(a, v128.load64_splat(w), v128.load(x));
    x += xRow; w += wStep;
  }
  v128.store(z, a);
}

/** The two sums of samples, and the last sample of an odd number of them as an even one, in the first lane alone. */
// @ts-ignore: decorator
@inline
function lastAlone(at: usize): v128 {
  return v128.load64_zero(at);
}

// @ts-ignore: decorator
@inline
function putTwo(at: usize, s: v128, t: v128): void {
  v128.store(at, f64x2.add(v128.shuffle<f64>(s, t, 0, 2), v128.shuffle<f64>(s, t, 1, 3)));
}

// @ts-ignore: decorator
@inline
function put(at: usize, s: v128): void {
  store<f64>(at, f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1));
}

/** dW[u][i] = Σₙ dz[u][n] h[i][n] */
export function weightGradient(
  dz: usize, h: usize, dW: usize, units: i32, inputs: i32, samples: i32, zRow: usize, hRow: usize,
): void {
  const chunk = max(4, <i32>(RESIDENT / hRow) & ~3);
  const wRow = (<usize>inputs) << 3;
  const even = samples & ~1;
  const odd = (samples & 1) != 0;
  for (let from = 0; from < inputs; from += chunk) {
    const to = min(from + chunk, inputs);
    let u = 0;
    for (; u + 2 <= units; u += 2) {
      const z = dz + <usize>u * zRow;
      let i = from;
      let r = dW + <usize>u * wRow + ((<usize>from) << 3);
      for (; i + 4 <= to; i += 4) {
        weights2x4(z, h + <usize>i * hRow, r, even, odd, zRow, hRow, wRow);
        r += 32;
      }
      for (; i < to; i++) {
        weights2x1(z, h + <usize>i * hRow, r, even, odd, zRow, wRow);
        r += 8;
      }
    }
    if (u < units) {
      const z = dz + <usize>u * zRow;
      let i = from;
      let r = dW + <usize>u * wRow + ((<usize>from) << 3);
      for (; i + 4 <= to; i += 4) {
        weights1x4(z, h + <usize>i * hRow, r, even, odd, hRow);
        r += 32;
      }
      for (; i < to; i++) {
        weights1x1(z, h + <usize>i * hRow, r, even, odd);
        r += 8;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function weights2x4(p0: usize, q0: usize, r: usize, even: i32, odd: bool, zRow: usize, hRow: usize, wRow: usize): void {
  let p1 = p0 + zRow;
  let q1 = q0 + hRow, q2 = q1 + hRow, q3 = q2 + hRow;
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
  const end = p0 + ((<usize>even) << 3);
  while (p0 < end) {
    const x = v128.load(p0), y = v128.load(p1);
    let g = v128.load(q0); s0 = mulAdd(s0, x, g); t0 = mulAdd(t0, y, g);
    g = v128.load(q1); s1 = mulAdd(s1, x, g); t1 = mulAdd(t1, y, g);
    g = v128.load(q2); s2 = mulAdd(s2, x, g); t2 = mulAdd(t2, y, g);
    g = v128.load(q3); s3 = mulAdd(s3, x, g); t3 = mulAdd(t3, y, g);
    p0 += 16; p1 += 16; q0 += 16; q1 += 16; q2 += 16; q3 += 16;
  }
  if (odd) {
    const x = lastAlone(p0), y = lastAlone(p1);
    let g = lastAlone(q0); s0 = mulAdd(s0, x, g); t0 = mulAdd(t0, y, g);
    g = lastAlone(q1); s1 = mulAdd(s1, x, g); t1 = mulAdd(t1, y, g);
    g = lastAlone(q2); s2 = mulAdd(s2, x, g); t2 = mulAdd(t2, y, g);
    g = lastAlone(q3); s3 = mulAdd(s3, x, g); t3 = mulAdd(t3, y, g);
  }
  putTwo(r, s0, s1); putTwo(r + 16, s2, s3);
  r += wRow;
  putTwo(r, t0, t1); putTwo(r + 16, t2, t3);
}

// @ts-ignore: decorator
@inline
function weights2x1(p0: usize, q: usize, r: usize, even: i32, odd: bool, zRow: usize, wRow: usize): void {
  let p1 = p0 + zRow;
  let s = f64x2.splat(0), t = s;
  const end = p0 + ((<usize>even) << 3);
  while (p0 < end) {
    const g = v128.load(q);
    s = mulAdd(s, v128.load(p0), g); t = mulAdd(t, v128.load(p1), g);
    p0 += 16; p1 += 16; q += 16;
  }
  if (odd) {
    const g = lastAlone(q);
    s = mulAdd(s, lastAlone(p0), g); t = mulAdd(t, lastAlone(p1), g);
  }
  put(r, s); put(r + wRow, t);
}

// @ts-ignore: decorator
@inline
function weights1x4(p: usize, q0: usize, r: usize, even: i32, odd: bool, hRow: usize): void {
  let q1 = q0 + hRow, q2 = q1 + hRow, q3 = q2 + hRow;
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  const end = p + ((<usize>even) << 3);
  while (p < end) {
    const x = v128.load(p);
    s0 = mulAdd(s0, x, v128.load(q0)); s1 = mulAdd(s1, x, v128.load(q1));
    s2 = mulAdd(s2, x, v128.load(q2)); s3 = mulAdd(s3, x, v128.load(q3));
    p += 16; q0 += 16; q1 += 16; q2 += 16; q3 += 16;
  }
  if (odd) {
    const x = lastAlone(p);
    s0 = mulAdd(s0, x, lastAlone(q0)); s1 = mulAdd(s1, x, lastAlone(q1));
    s2 = mulAdd(s2, x, lastAlone(q2)); s3 = mulAdd(s3, x, lastAlone(q3));
  }
  putTwo(r, s0, s1); putTwo(r + 16, s2, s3);
}

// @ts-ignore: decorator
@inline
function weights1x1(p: usize, q: usize, r: usize, even: i32, odd: bool): void {
  let s = f64x2.splat(0);
  const end = p + ((<usize>even) << 3);
  while (p < end) {
    s = mulAdd(s, v128.load(p), v128.load(q));
    p += 16; q += 16;
  }
  if (odd) s = mulAdd(s, lastAlone(p), lastAlone(q));
  put(r, s);
}
