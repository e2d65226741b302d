// One unit is one row of samples. Sums over samples are two partial sums, even and odd samples, from +0, then added.

// @ts-ignore: decorator
@inline
function lastAlone(at: usize): v128 {
  return v128.load64_zero(at);
}

// @ts-ignore: decorator
@inline
function both(s: v128): f64 {
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}

// @ts-ignore: decorator
@inline
function splat(at: usize): v128 {
  return v128.load64_splat(at);
}

// @ts-ignore: decorator
@inline
function deviation(x: v128, center: v128): v128 {
  const d = f64x2.sub(x, center);
  return f64x2.mul(d, d);
}

/** The deviation of the last sample of an odd number, alone in the first lane. */
// @ts-ignore: decorator
@inline
function lastDeviation(at: usize, center: v128): v128 {
  const d = f64x2.replace_lane(f64x2.sub(lastAlone(at), center), 1, 0);
  return f64x2.mul(d, d);
}

/** sums[u] = Σₙ x[u][n] */
export function rowSums(x: usize, sums: usize, rows: i32, samples: i32, row: usize): void {
  const even = (<usize>(samples & ~1)) << 3;
  const odd = (samples & 1) != 0;
  for (; rows > 0; rows--) {
    let s = f64x2.splat(0);
    for (let j: usize = 0; j < even; j += 16) s = f64x2.add(s, v128.load(x + j));
    if (odd) s = f64x2.add(s, lastAlone(x + even));
    store<f64>(sums, both(s));
    x += row; sums += 8;
  }
}

/** mean[u] = Σₙ x / m      variance[u] = Σₙ (x − mean)² / divisor */
export function rowStatistics(
  x: usize, divisor: f64, mean: usize, variance: usize, rows: i32, samples: i32, row: usize,
): void {
  const even = (<usize>(samples & ~1)) << 3;
  const odd = (samples & 1) != 0;
  const m = <f64>samples;
  // Four rows at a time, so that their additions need not wait for each other.
  for (; rows >= 4; rows -= 4) {
    const x1 = x + row, x2 = x1 + row, x3 = x2 + row;
    let a = f64x2.splat(0), b = a, c = a, d = a;
    for (let j: usize = 0; j < even; j += 16) {
      a = f64x2.add(a, v128.load(x + j)); b = f64x2.add(b, v128.load(x1 + j));
      c = f64x2.add(c, v128.load(x2 + j)); d = f64x2.add(d, v128.load(x3 + j));
    }
    if (odd) {
      a = f64x2.add(a, lastAlone(x + even)); b = f64x2.add(b, lastAlone(x1 + even));
      c = f64x2.add(c, lastAlone(x2 + even)); d = f64x2.add(d, lastAlone(x3 + even));
    }
    const ma = both(a) / m, mb = both(b) / m, mc = both(c) / m, md = both(d) / m;
    store<f64>(mean, ma); store<f64>(mean, mb, 8); store<f64>(mean, mc, 16); store<f64>(mean, md, 24);
    const va = f64x2.splat(ma), vb = f64x2.splat(mb), vc = f64x2.splat(mc), vd = f64x2.splat(md);
    a = f64x2.splat(0); b = a; c = a; d = a;
    for (let j: usize = 0; j < even; j += 16) {
      a = f64x2.add(a, deviation(v128.load(x + j), va)); b = f64x2.add(b, deviation(v128.load(x1 + j), vb));
      c = f64x2.add(c, deviation(v128.load(x2 + j), vc)); d = f64x2.add(d, deviation(v128.load(x3 + j), vd));
    }
    if (odd) {
      a = f64x2.add(a, lastDeviation(x + even, va)); b = f64x2.add(b, lastDeviation(x1 + even, vb));
      c = f64x2.add(c, lastDeviation(x2 + even, vc)); d = f64x2.add(d, lastDeviation(x3 + even, vd));
    }
    store<f64>(variance, both(a) / divisor); store<f64>(variance, both(b) / divisor, 8);
    store<f64>(variance, both(c) / divisor, 16); store<f64>(variance, both(d) / divisor, 24);
    x = x3 + row; mean += 32; variance += 32;
  }
  for (; rows > 0; rows--) {
    let a = f64x2.splat(0);
    for (let j: usize = 0; j < even; j += 16) a = f64x2.add(a, v128.load(x + j));
    if (odd) a = f64x2.add(a, lastAlone(x + even));
    const mu = both(a) / m;
    store<f64>(mean, mu);
    const center = f64x2.splat(mu);
    a = f64x2.splat(0);
    for (let j: usize = 0; j < even; j += 16) a = f64x2.add(a, deviation(v128.load(x + j), center));
    if (odd) a = f64x2.add(a, lastDeviation(x + even, center));
    store<f64>(variance, both(a) / divisor);
    x += row; mean += 8; variance += 8;
  }
}

/** mean[u] = Σₙ x / m      second[u] = Σₙ (x − mean)² / m      third[u] = Σₙ (x − mean)³ / m */
export function rowMoments(
  x: usize, mean: usize, second: usize, third: usize, rows: i32, samples: i32, row: usize,
): void {
  const even = (<usize>(samples & ~1)) << 3;
  const odd = (samples & 1) != 0;
  const m = <f64>samples;
  // Two rows at a time; the last of an odd number is taken twice.
  for (; rows > 0; rows -= 2) {
    const next: usize = rows > 1 ? 8 : 0;
    const x1 = rows > 1 ? x + row : x;
    let s = f64x2.splat(0), s1 = s;
    for (let j: usize = 0; j < even; j += 16) {
      s = f64x2.add(s, v128.load(x + j)); s1 = f64x2.add(s1, v128.load(x1 + j));
    }
    if (odd) { s = f64x2.add(s, lastAlone(x + even)); s1 = f64x2.add(s1, lastAlone(x1 + even)); }
    const mu = both(s) / m, mu1 = both(s1) / m;
    const c = f64x2.splat(mu), c1 = f64x2.splat(mu1);
    s = f64x2.splat(0); s1 = s;
    let t = s, t1 = s;
    for (let j: usize = 0; j < even; j += 16) {
      const d = f64x2.sub(v128.load(x + j), c), d1 = f64x2.sub(v128.load(x1 + j), c1);
      const square = f64x2.mul(d, d), square1 = f64x2.mul(d1, d1);
      s = f64x2.add(s, square); s1 = f64x2.add(s1, square1);
      t = f64x2.add(t, f64x2.mul(square, d)); t1 = f64x2.add(t1, f64x2.mul(square1, d1));
    }
    if (odd) {
      const d = f64x2.replace_lane(f64x2.sub(lastAlone(x + even), c), 1, 0);
      const d1 = f64x2.replace_lane(f64x2.sub(lastAlone(x1 + even), c1), 1, 0);
      const square = f64x2.mul(d, d), square1 = f64x2.mul(d1, d1);
      s = f64x2.add(s, square); s1 = f64x2.add(s1, square1);
      t = f64x2.add(t, f64x2.mul(square, d)); t1 = f64x2.add(t1, f64x2.mul(square1, d1));
    }
    store<f64>(mean, mu); store<f64>(mean + next, mu1);
    store<f64>(second, both(s) / m); store<f64>(second + next, both(s1) / m);
    store<f64>(third, both(t) / m); store<f64>(third + next, both(t1) / m);
    x += 2 * row; mean += 16; second += 16; third += 16;
  }
}

/** least[u] = minₙ x      most[u] = maxₙ x */
export function rowRanges(x: usize, least: usize, most: usize, rows: i32, samples: i32, row: usize): void {
  const even = (<usize>(samples & ~1)) << 3;
  // The last sample stands in both lanes from the start: of an odd number it is the one without a partner.
  const last = (<usize>(samples - 1)) << 3;
  // Two rows at a time, so that their comparisons need not wait for each other.
  for (; rows >= 2; rows -= 2) {
    const x1 = x + row;
    let low = splat(x + last), high = low, low1 = splat(x1 + last), high1 = low1;
    for (let j: usize = 0; j < even; j += 16) {
      const v = v128.load(x + j), w = v128.load(x1 + j);
      low = f64x2.min(low, v); high = f64x2.max(high, v);
      low1 = f64x2.min(low1, w); high1 = f64x2.max(high1, w);
    }
    putRange(least, most, low, high);
    putRange(least + 8, most + 8, low1, high1);
    x = x1 + row; least += 16; most += 16;
  }
  if (rows > 0) {
    let low = splat(x + last), high = low;
    for (let j: usize = 0; j < even; j += 16) {
      const v = v128.load(x + j);
      low = f64x2.min(low, v); high = f64x2.max(high, v);
    }
    putRange(least, most, low, high);
  }
}

// @ts-ignore: decorator
@inline
function putRange(least: usize, most: usize, low: v128, high: v128): void {
  store<f64>(least, min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1)));
  store<f64>(most, max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1)));
}

/** distances[u] = Σₙ |x − y| / m */
export function rowDistances(
  x: usize, y: usize, distances: usize, rows: i32, samples: i32, xRow: usize, yRow: usize,
): void {
  const even = (<usize>(samples & ~1)) << 3;
  const odd = (samples & 1) != 0;
  const m = <f64>samples;
  // Two rows at a time; the last of an odd number is taken twice.
  for (; rows > 0; rows -= 2) {
    const next: usize = rows > 1 ? 8 : 0;
    const x1 = rows > 1 ? x + xRow : x, y1 = rows > 1 ? y + yRow : y;
    let s = f64x2.splat(0), s1 = s;
    for (let j: usize = 0; j < even; j += 16) {
      s = f64x2.add(s, f64x2.abs(f64x2.sub(v128.load(x + j), v128.load(y + j))));
      s1 = f64x2.add(s1, f64x2.abs(f64x2.sub(v128.load(x1 + j), v128.load(y1 + j))));
    }
    if (odd) {
      s = f64x2.add(s, f64x2.abs(f64x2.sub(lastAlone(x + even), lastAlone(y + even))));
      s1 = f64x2.add(s1, f64x2.abs(f64x2.sub(lastAlone(x1 + even), lastAlone(y1 + even))));
    }
    store<f64>(distances, both(s) / m); store<f64>(distances + next, both(s1) / m);
    x += 2 * xRow; y += 2 * yRow; distances += 16;
  }
}

/** y[u][n] = (x[u][n] − center[u]) · scale[u] + shift[u] */
export function affineRows(
  x: usize, center: usize, scale: usize, shift: usize, y: usize, rows: i32, pairs: i32, xRow: usize, yRow: usize,
): void {
  const bytes = (<usize>pairs) << 4;
  for (; rows > 0; rows--) {
    const c = splat(center), s = splat(scale), b = splat(shift);
    for (let j: usize = 0; j < bytes; j += 16)
      v128.store(y + j, f64x2.add(f64x2.mul(f64x2.sub(v128.load(x + j), c), s), b));
    x += xRow; y += yRow; center += 8; scale += 8; shift += 8;
  }
}

/** x[u][n] := x[u][n] · scale[u] */
export function scaleRows(x: usize, scale: usize, rows: i32, pairs: i32, row: usize): void {
  const bytes = (<usize>pairs) << 4;
  for (; rows > 0; rows--) {
    const s = splat(scale);
    for (let j: usize = 0; j < bytes; j += 16) v128.store(x + j, f64x2.mul(v128.load(x + j), s));
    x += row; scale += 8;
  }
}

/** sums[u] = Σₙ d      products[u] = Σₙ d (x − center[u]) */
export function slopeSums(
  d: usize, x: usize, center: usize, sums: usize, products: usize, rows: i32, samples: i32, dRow: usize, xRow: usize,
): void {
  const even = (<usize>(samples & ~1)) << 3;
  const odd = (samples & 1) != 0;
  for (; rows >= 2; rows -= 2) {
    const d1 = d + dRow, x1 = x + xRow;
    const c = splat(center), c1 = splat(center + 8);
    let s = f64x2.splat(0), p = s, s1 = s, p1 = s;
    for (let j: usize = 0; j < even; j += 16) {
      const v = v128.load(d + j), w = v128.load(d1 + j);
      s = f64x2.add(s, v); p = f64x2.add(p, f64x2.mul(v, f64x2.sub(v128.load(x + j), c)));
      s1 = f64x2.add(s1, w); p1 = f64x2.add(p1, f64x2.mul(w, f64x2.sub(v128.load(x1 + j), c1)));
    }
    if (odd) {
      const v = lastAlone(d + even), w = lastAlone(d1 + even);
      s = f64x2.add(s, v); p = f64x2.add(p, lastProduct(v, x + even, c));
      s1 = f64x2.add(s1, w); p1 = f64x2.add(p1, lastProduct(w, x1 + even, c1));
    }
    store<f64>(sums, both(s)); store<f64>(products, both(p));
    store<f64>(sums, both(s1), 8); store<f64>(products, both(p1), 8);
    d = d1 + dRow; x = x1 + xRow; center += 16; sums += 16; products += 16;
  }
  if (rows > 0) {
    const c = splat(center);
    let s = f64x2.splat(0), p = s;
    for (let j: usize = 0; j < even; j += 16) {
      const v = v128.load(d + j);
      s = f64x2.add(s, v); p = f64x2.add(p, f64x2.mul(v, f64x2.sub(v128.load(x + j), c)));
    }
    if (odd) {
      const v = lastAlone(d + even);
      s = f64x2.add(s, v); p = f64x2.add(p, lastProduct(v, x + even, c));
    }
    store<f64>(sums, both(s)); store<f64>(products, both(p));
  }
}

/** d (x − center) of the last sample of an odd number, alone in the first lane. */
// @ts-ignore: decorator
@inline
function lastProduct(d: v128, x: usize, center: v128): v128 {
  return f64x2.replace_lane(f64x2.mul(d, f64x2.sub(lastAlone(x), center)), 1, 0);
}

/** d[u][n] := scale[u] · (d[u][n] − level[u] − stretch[u] · (x[u][n] − center[u])) */
export function normSlopes(
  d: usize, x: usize, center: usize, scale: usize, level: usize, stretch: usize, rows: i32, pairs: i32, dRow: usize, xRow: usize,
): void {
  const bytes = (<usize>pairs) << 4;
  for (; rows > 0; rows--) {
    const c = splat(center), s = splat(scale), l = splat(level), t = splat(stretch);
    for (let j: usize = 0; j < bytes; j += 16) {
      const along = f64x2.mul(t, f64x2.sub(v128.load(x + j), c));
      v128.store(d + j, f64x2.mul(s, f64x2.sub(f64x2.sub(v128.load(d + j), l), along)));
    }
    d += dRow; x += xRow; center += 8; scale += 8; level += 8; stretch += 8;
  }
}

/** s of a norm, by which deviations are divided: 1, √(v + ε) or √v + ε. */
// @ts-ignore: decorator
@inline
function normDivisor(variance: f64, epsilon: f64, kind: i32): f64 {
  return kind == 0 ? 1 : kind == 1 ? sqrt(variance + epsilon) : sqrt(variance) + epsilon;
}

/** scale[u] = γ[u] / s · r[u]      shift[u] = β[u] + γ[u] · d[u]      r and d may be 0: there are none */
export function normFactors(
  gamma: usize, beta: usize, variance: usize, epsilon: f64, kind: i32, r: usize, d: usize, scale: usize, shift: usize, rows: i32,
): void {
  const end = (<usize>rows) << 3;
  for (let u: usize = 0; u < end; u += 8) {
    const g = load<f64>(gamma + u);
    const factor = g / normDivisor(load<f64>(variance + u), epsilon, kind);
    store<f64>(scale + u, r == 0 ? factor : factor * load<f64>(r + u));
    store<f64>(shift + u, d == 0 ? load<f64>(beta + u) : load<f64>(beta + u) + g * load<f64>(d + u));
  }
}

/** The gradients of γ and β, and what `normSlopes` needs, from the sums of `slopeSums`: `products` becomes `stretch`. */
export function slopeFactors(
  gamma: usize, variance: usize, epsilon: f64, kind: i32, centered: i32, samples: f64, degrees: f64, r: usize, d: usize,
  sums: usize, products: usize, scale: usize, level: usize, gammaGradient: usize, betaGradient: usize, rows: i32,
): void {
  const end = (<usize>rows) << 3;
  for (let u: usize = 0; u < end; u += 8) {
    const v = load<f64>(variance + u);
    const inverse = 1 / normDivisor(v, epsilon, kind);
    const sum = load<f64>(sums + u);
    const product = load<f64>(products + u) * inverse;
    const correction: f64 = r == 0 ? 1 : load<f64>(r + u);
    const ratio: f64 = kind != 2 ? 1 : v == 0 ? 0 : 1 / (inverse * sqrt(v));
    store<f64>(betaGradient + u, sum);
    store<f64>(gammaGradient + u, d == 0 ? product : correction * product + load<f64>(d + u) * sum);
    store<f64>(scale + u, load<f64>(gamma + u) * inverse * correction);
    store<f64>(level + u, centered != 0 ? sum / samples : 0);
    store<f64>(products + u, kind != 0 ? (ratio * product * inverse) / degrees : 0);
  }
}

/** running[u] := (1 − w) · running[u] + w · (batch[u] · correction) */
export function movingAverage(running: usize, batch: usize, units: i32, weight: f64, correction: f64): void {
  const kept = 1 - weight;
  const end = (<usize>units) << 3;
  for (let u: usize = 0; u < end; u += 8)
    store<f64>(running + u, kept * load<f64>(running + u) + weight * (load<f64>(batch + u) * correction));
}
