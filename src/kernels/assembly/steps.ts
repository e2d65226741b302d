// Update rules, value by value, two at a time: an array of odd length has a value behind its last that is nobody's.

/** p := p − η (g + λ p) */
export function sgdStep(p: usize, g: usize, rate: f64, decay: f64, pairs: i32): void {
  const eta = f64x2.splat(rate),
    lambda = f64x2.splat(decay);
  const end = p + ((<usize>pairs) << 4);
  while (p < end) {
    const value = v128.load(p);
    v128.store(p, f64x2.sub(value, f64x2.mul(eta, f64x2.add(v128.load(g), f64x2.mul(lambda, value)))));
    p += 16;
    g += 16;
  }
}

/** b := μ b + entering (g + λ p)      p := p − η b */
export function momentumStep(
  p: usize,
  g: usize,
  b: usize,
  rate: f64,
  momentum: f64,
  entering: f64,
  decay: f64,
  pairs: i32,
): void {
  const eta = f64x2.splat(rate),
    kept = f64x2.splat(momentum),
    into = f64x2.splat(entering),
    lambda = f64x2.splat(decay);
  const end = p + ((<usize>pairs) << 4);
  while (p < end) {
    const value = v128.load(p);
    const slope = f64x2.add(v128.load(g), f64x2.mul(lambda, value));
    const buffer = f64x2.add(f64x2.mul(kept, v128.load(b)), f64x2.mul(into, slope));
    v128.store(b, buffer);
    v128.store(p, f64x2.sub(value, f64x2.mul(eta, buffer)));
    p += 16;
    g += 16;
    b += 16;
  }
}

/** The step of Adam and AdamW: see `createMoments`. */
export function momentsStep(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  rate: f64,
  kept: f64,
  penalty: f64,
  beta1: f64,
  beta2: f64,
  meanScale: f64,
  squareScale: f64,
  epsilon: f64,
  pairs: i32,
): void {
  const eta = f64x2.splat(rate),
    keep = f64x2.splat(kept),
    lambda = f64x2.splat(penalty);
  const b1 = f64x2.splat(beta1),
    b2 = f64x2.splat(beta2),
    n1 = f64x2.splat(1 - beta1),
    n2 = f64x2.splat(1 - beta2);
  const s1 = f64x2.splat(meanScale),
    s2 = f64x2.splat(squareScale),
    eps = f64x2.splat(epsilon);
  const end = p + ((<usize>pairs) << 4);
  while (p < end) {
    const value = f64x2.mul(keep, v128.load(p));
    const slope = f64x2.add(v128.load(g), f64x2.mul(lambda, value));
    const mean = f64x2.add(f64x2.mul(b1, v128.load(m)), f64x2.mul(n1, slope));
    const square = f64x2.add(f64x2.mul(b2, v128.load(v)), f64x2.mul(f64x2.mul(n2, slope), slope));
    v128.store(m, mean);
    v128.store(v, square);
    const down = f64x2.add(f64x2.sqrt(f64x2.mul(square, s2)), eps);
    v128.store(p, f64x2.sub(value, f64x2.div(f64x2.mul(eta, f64x2.mul(mean, s1)), down)));
    p += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}
