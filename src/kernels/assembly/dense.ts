// The dense products. Every sum of a forward product or an input gradient runs over its index upwards, in one lane per
// sample; every sum over samples is two partial sums, even and odd samples, from +0, then added.

/** Bytes of the right factor that stay in the first cache while all tiles of the left one pass over them. */
const RESIDENT: usize = 20480;

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

/**
 * z[u][n] = b[u] + Σᵢ W[u][i] h[i][n]
 *
 * Rows of h and z are `hRow` and `zRow` bytes apart, and hold `pairs` pairs of samples.
 */
export function denseForward(
  W: usize, b: usize, h: usize, z: usize, units: i32, inputs: i32, pairs: i32, hRow: usize, zRow: usize,
): void {
  let chunk = <i32>(RESIDENT / hRow);
  chunk = max(8, chunk & ~1);
  for (let from = 0; from < inputs; from += chunk) {
    const depth = min(chunk, inputs - from);
    const first = from == 0;
    const h0 = h + <usize>from * hRow;
    let u = 0;
    for (; u + 4 <= units; u += 4) {
      const w = W + ((<usize>(u * inputs + from)) << 3);
      let p = 0;
      for (; p + 2 <= pairs; p += 2)
        forward4x2(w, b, h0 + ((<usize>p) << 4), z + <usize>u * zRow + ((<usize>p) << 4), u, inputs, depth, hRow, zRow, first);
      if (p < pairs)
        forward4x1(w, b, h0 + ((<usize>p) << 4), z + <usize>u * zRow + ((<usize>p) << 4), u, inputs, depth, hRow, zRow, first);
    }
    for (; u < units; u++) {
      const w = W + ((<usize>(u * inputs + from)) << 3);
      let p = 0;
      for (; p + 4 <= pairs; p += 4)
        forward1x4(w, b, h0 + ((<usize>p) << 4), z + <usize>u * zRow + ((<usize>p) << 4), u, depth, hRow, first);
      for (; p < pairs; p++)
        forward1x1(w, b, h0 + ((<usize>p) << 4), z + <usize>u * zRow + ((<usize>p) << 4), u, depth, hRow, first);
    }
  }
}

// @ts-ignore: decorator
@inline
function forward4x2(w0: usize, b: usize, h: usize, z: usize, u: i32, inputs: i32, depth: i32, hRow: usize, zRow: usize, first: bool): void {
  const wRow = (<usize>inputs) << 3;
  let w1 = w0 + wRow, w2 = w1 + wRow, w3 = w2 + wRow;
  const z1 = z + zRow, z2 = z1 + zRow, z3 = z2 + zRow;
  let a0: v128, a1: v128, c0: v128, c1: v128, d0: v128, d1: v128, e0: v128, e1: v128;
  if (first) {
    a0 = start(b, u); a1 = a0;
    c0 = start(b, u + 1); c1 = c0;
    d0 = start(b, u + 2); d1 = d0;
    e0 = start(b, u + 3); e1 = e0;
  } else {
    a0 = v128.load(z); a1 = v128.load(z, 16);
    c0 = v128.load(z1); c1 = v128.load(z1, 16);
    d0 = v128.load(z2); d1 = v128.load(z2, 16);
    e0 = v128.load(z3); e1 = v128.load(z3, 16);
  }
  let k = depth;
  for (; k >= 2; k -= 2) {
    let x0 = v128.load(h), x1 = v128.load(h, 16);
    let w = v128.load64_splat(w0); a0 = mulAdd(a0, w, x0); a1 = mulAdd(a1, w, x1);
    w = v128.load64_splat(w1); c0 = mulAdd(c0, w, x0); c1 = mulAdd(c1, w, x1);
    w = v128.load64_splat(w2); d0 = mulAdd(d0, w, x0); d1 = mulAdd(d1, w, x1);
    w = v128.load64_splat(w3); e0 = mulAdd(e0, w, x0); e1 = mulAdd(e1, w, x1);
    h += hRow;
    x0 = v128.load(h); x1 = v128.load(h, 16);
    w = v128.load64_splat(w0, 8); a0 = mulAdd(a0, w, x0); a1 = mulAdd(a1, w, x1);
    w = v128.load64_splat(w1, 8); c0 = mulAdd(c0, w, x0); c1 = mulAdd(c1, w, x1);
    w = v128.load64_splat(w2, 8); d0 = mulAdd(d0, w, x0); d1 = mulAdd(d1, w, x1);
    w = v128.load64_splat(w3, 8); e0 = mulAdd(e0, w, x0); e1 = mulAdd(e1, w, x1);
    h += hRow; w0 += 16; w1 += 16; w2 += 16; w3 += 16;
  }
  if (k > 0) {
    const x0 = v128.load(h), x1 = v128.load(h, 16);
    let w = v128.load64_splat(w0); a0 = mulAdd(a0, w, x0); a1 = mulAdd(a1, w, x1);
    w = v128.load64_splat(w1); c0 = mulAdd(c0, w, x0); c1 = mulAdd(c1, w, x1);
    w = v128.load64_splat(w2); d0 = mulAdd(d0, w, x0); d1 = mulAdd(d1, w, x1);
    w = v128.load64_splat(w3); e0 = mulAdd(e0, w, x0); e1 = mulAdd(e1, w, x1);
  }
  v128.store(z, a0); v128.store(z, a1, 16);
  v128.store(z1, c0); v128.store(z1, c1, 16);
  v128.store(z2, d0); v128.store(z2, d1, 16);
  v128.store(z3, e0); v128.store(z3, e1, 16);
}

// @ts-ignore: decorator
@inline
function forward4x1(w0: usize, b: usize, h: usize, z: usize, u: i32, inputs: i32, depth: i32, hRow: usize, zRow: usize, first: bool): void {
  const wRow = (<usize>inputs) << 3;
  let w1 = w0 + wRow, w2 = w1 + wRow, w3 = w2 + wRow;
  const z1 = z + zRow, z2 = z1 + zRow, z3 = z2 + zRow;
  let a: v128, c: v128, d: v128, e: v128;
  if (first) {
    a = start(b, u); c = start(b, u + 1); d = start(b, u + 2); e = start(b, u + 3);
  } else {
    a = v128.load(z); c = v128.load(z1); d = v128.load(z2); e = v128.load(z3);
  }
  for (let k = 0; k < depth; k++) {
    const x = v128.load(h);
    a = mulAdd(a, v128.load64_splat(w0), x);
    c = mulAdd(c, v128.load64_splat(w1), x);
    d = mulAdd(d, v128.load64_splat(w2), x);
    e = mulAdd(e, v128.load64_splat(w3), x);
    h += hRow; w0 += 8; w1 += 8; w2 += 8; w3 += 8;
  }
  v128.store(z, a); v128.store(z1, c); v128.store(z2, d); v128.store(z3, e);
}

// @ts-ignore: decorator
@inline
function forward1x4(w: usize, b: usize, h: usize, z: usize, u: i32, depth: i32, hRow: usize, first: bool): void {
  let a: v128, c: v128, d: v128, e: v128;
  if (first) {
    a = start(b, u); c = a; d = a; e = a;
  } else {
    a = v128.load(z); c = v128.load(z, 16); d = v128.load(z, 32); e = v128.load(z, 48);
  }
  for (let k = 0; k < depth; k++) {
    const x = v128.load64_splat(w);
    a = mulAdd(a, x, v128.load(h));
    c = mulAdd(c, x, v128.load(h, 16));
    d = mulAdd(d, x, v128.load(h, 32));
    e = mulAdd(e, x, v128.load(h, 48));
    h += hRow; w += 8;
  }
  v128.store(z, a); v128.store(z, c, 16); v128.store(z, d, 32); v128.store(z, e, 48);
}

// @ts-ignore: decorator
@inline
function forward1x1(w: usize, b: usize, h: usize, z: usize, u: i32, depth: i32, hRow: usize, first: bool): void {
  let a = first ? start(b, u) : v128.load(z);
  for (let k = 0; k < depth; k++) {
    a = mulAdd(a, v128.load64_splat(w), v128.load(h));
    h += hRow; w += 8;
  }
  v128.store(z, a);
}

/** dh[i][n] = Σᵤ W[u][i] dz[u][n] */
export function inputGradient(
  W: usize, dz: usize, dh: usize, units: i32, inputs: i32, pairs: i32, zRow: usize, hRow: usize,
): void {
  const wRow = (<usize>inputs) << 3;
  let i = 0;
  for (; i + 4 <= inputs; i += 4) {
    const w = W + ((<usize>i) << 3);
    let p = 0;
    for (; p + 2 <= pairs; p += 2)
      gradient4x2(w, dz + ((<usize>p) << 4), dh + <usize>i * hRow + ((<usize>p) << 4), units, wRow, zRow, hRow);
    if (p < pairs)
      gradient4x1(w, dz + ((<usize>p) << 4), dh + <usize>i * hRow + ((<usize>p) << 4), units, wRow, zRow, hRow);
  }
  for (; i < inputs; i++) {
    const w = W + ((<usize>i) << 3);
    let p = 0;
    for (; p + 4 <= pairs; p += 4)
      gradient1x4(w, dz + ((<usize>p) << 4), dh + <usize>i * hRow + ((<usize>p) << 4), units, wRow, zRow);
    for (; p < pairs; p++)
      gradient1x1(w, dz + ((<usize>p) << 4), dh + <usize>i * hRow + ((<usize>p) << 4), units, wRow, zRow);
  }
}

// @ts-ignore: decorator
@inline
function gradient4x2(w: usize, dz: usize, dh: usize, units: i32, wRow: usize, zRow: usize, hRow: usize): void {
  let a0 = f64x2.splat(0), a1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0, e0 = a0, e1 = a0;
  for (let k = 0; k < units; k++) {
    const x0 = v128.load(dz), x1 = v128.load(dz, 16);
    let v = v128.load64_splat(w); a0 = mulAdd(a0, v, x0); a1 = mulAdd(a1, v, x1);
    v = v128.load64_splat(w, 8); c0 = mulAdd(c0, v, x0); c1 = mulAdd(c1, v, x1);
    v = v128.load64_splat(w, 16); d0 = mulAdd(d0, v, x0); d1 = mulAdd(d1, v, x1);
    v = v128.load64_splat(w, 24); e0 = mulAdd(e0, v, x0); e1 = mulAdd(e1, v, x1);
    dz += zRow; w += wRow;
  }
  v128.store(dh, a0); v128.store(dh, a1, 16); dh += hRow;
  v128.store(dh, c0); v128.store(dh, c1, 16); dh += hRow;
  v128.store(dh, d0); v128.store(dh, d1, 16); dh += hRow;
  v128.store(dh, e0); v128.store(dh, e1, 16);
}

// @ts-ignore: decorator
@inline
function gradient4x1(w: usize, dz: usize, dh: usize, units: i32, wRow: usize, zRow: usize, hRow: usize): void {
  let a = f64x2.splat(0), c = a, d = a, e = a;
  for (let k = 0; k < units; k++) {
    const x = v128.load(dz);
    a = mulAdd(a, v128.load64_splat(w), x);
    c = mulAdd(c, v128.load64_splat(w, 8), x);
    d = mulAdd(d, v128.load64_splat(w, 16), x);
    e = mulAdd(e, v128.load64_splat(w, 24), x);
    dz += zRow; w += wRow;
  }
  v128.store(dh, a); dh += hRow;
  v128.store(dh, c); dh += hRow;
  v128.store(dh, d); dh += hRow;
  v128.store(dh, e);
}

// @ts-ignore: decorator
@inline
function gradient1x4(w: usize, dz: usize, dh: usize, units: i32, wRow: usize, zRow: usize): void {
  let a = f64x2.splat(0), c = a, d = a, e = a;
  for (let k = 0; k < units; k++) {
    const v = v128.load64_splat(w);
    a = mulAdd(a, v, v128.load(dz));
    c = mulAdd(c, v, v128.load(dz, 16));
    d = mulAdd(d, v, v128.load(dz, 32));
    e = mulAdd(e, v, v128.load(dz, 48));
    dz += zRow; w += wRow;
  }
  v128.store(dh, a); v128.store(dh, c, 16); v128.store(dh, d, 32); v128.store(dh, e, 48);
}

// @ts-ignore: decorator
@inline
function gradient1x1(w: usize, dz: usize, dh: usize, units: i32, wRow: usize, zRow: usize): void {
  let a = f64x2.splat(0);
  for (let k = 0; k < units; k++) {
    a = mulAdd(a, v128.load64_splat(w), v128.load(dz));
    dz += zRow; w += wRow;
  }
  v128.store(dh, a);
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
