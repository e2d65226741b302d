// Layer norm: every sample is a lane, and sums over the units run upwards. `mean`, `inverse`, `slope` and `stretch` hold one
// value per sample.

/** y = (x − μ)/s · γ + β, with μ and 1/s of every sample over the units, which it writes. */
export function layerNormForward(
  x: usize,
  gamma: usize,
  beta: usize,
  epsilon: f64,
  mean: usize,
  inverse: usize,
  y: usize,
  units: i32,
  pairs: i32,
  xRow: usize,
  yRow: usize,
): void {
  const count = f64x2.splat(<f64>units),
    eps = f64x2.splat(epsilon),
    one = f64x2.splat(1);
  for (let p = 0; p < pairs; p++) {
    const at = (<usize>p) << 4;
    let sum = f64x2.splat(0);
    let v = x + at;
    for (let u = 0; u < units; u++) {
      sum = f64x2.add(sum, v128.load(v));
      v += xRow;
    }
    const mu = f64x2.div(sum, count);
    v128.store(mean + at, mu);
    sum = f64x2.splat(0);
    v = x + at;
    for (let u = 0; u < units; u++) {
      const d = f64x2.sub(v128.load(v), mu);
      sum = f64x2.add(sum, f64x2.mul(d, d));
      v += xRow;
    }
    v128.store(inverse + at, f64x2.div(one, f64x2.sqrt(f64x2.add(f64x2.div(sum, count), eps))));
  }
  const bytes = (<usize>pairs) << 4;
  for (let u = 0; u < units; u++) {
    const g = v128.load64_splat(gamma),
      b = v128.load64_splat(beta);
    for (let j: usize = 0; j < bytes; j += 16) {
      const d = f64x2.sub(v128.load(x + j), v128.load(mean + j));
      v128.store(y + j, f64x2.add(f64x2.mul(f64x2.mul(d, v128.load(inverse + j)), g), b));
    }
    x += xRow;
    y += yRow;
    gamma += 8;
    beta += 8;
  }
}

/** dx in place of dy, and dγ, dβ: sums over samples are two partial sums, even and odd samples. */
export function layerNormBackward(
  dy: usize,
  x: usize,
  gamma: usize,
  mean: usize,
  inverse: usize,
  slope: usize,
  stretch: usize,
  gammaGradient: usize,
  betaGradient: usize,
  units: i32,
  samples: i32,
  dRow: usize,
  xRow: usize,
): void {
  const bytes = (<usize>((samples + 1) & ~1)) << 3;
  const even = (<usize>(samples & ~1)) << 3;
  const count = f64x2.splat(<f64>units),
    none = f64x2.splat(0);
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(slope + j, none);
    v128.store(stretch + j, none);
  }
  let d = dy,
    v = x;
  for (let u = 0; u < units; u++) {
    const g = v128.load64_splat(gamma + ((<usize>u) << 3));
    let b = none,
      s = none;
    for (let j: usize = 0; j < bytes; j += 16) {
      const normalized = f64x2.mul(f64x2.sub(v128.load(v + j), v128.load(mean + j)), v128.load(inverse + j));
      const own = v128.load(d + j);
      const scaled = f64x2.mul(g, own);
      v128.store(slope + j, f64x2.add(v128.load(slope + j), scaled));
      v128.store(stretch + j, f64x2.add(v128.load(stretch + j), f64x2.mul(scaled, normalized)));
      let product = f64x2.mul(own, normalized);
      let alone = own;
      if (j >= even) {
        product = f64x2.replace_lane(product, 1, 0);
        alone = f64x2.replace_lane(own, 1, 0);
      }
      b = f64x2.add(b, alone);
      s = f64x2.add(s, product);
    }
    store<f64>(betaGradient + ((<usize>u) << 3), f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1));
    store<f64>(gammaGradient + ((<usize>u) << 3), f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1));
    d += dRow;
    v += xRow;
  }
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(slope + j, f64x2.div(v128.load(slope + j), count));
    v128.store(stretch + j, f64x2.div(v128.load(stretch + j), count));
  }
  for (let u = 0; u < units; u++) {
    const g = v128.load64_splat(gamma + ((<usize>u) << 3));
    for (let j: usize = 0; j < bytes; j += 16) {
      const inv = v128.load(inverse + j);
      const normalized = f64x2.mul(f64x2.sub(v128.load(x + j), v128.load(mean + j)), inv);
      const own = f64x2.mul(g, v128.load(dy + j));
      const along = f64x2.mul(v128.load(stretch + j), normalized);
      v128.store(dy + j, f64x2.mul(f64x2.sub(f64x2.sub(own, v128.load(slope + j)), along), inv));
    }
    dy += dRow;
    x += xRow;
  }
}
