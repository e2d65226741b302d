// Cross-entropies: a sample is a lane; sums over samples are two partial sums, even and odd samples, from +0, then added.

import { exp, log, log1p } from "./elementary";

// @ts-ignore: decorator
@inline
function mean(sum: v128, samples: i32): f64 {
  return (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)) / <f64>samples;
}

/** The first lane alone where the second is beyond the last sample. */
// @ts-ignore: decorator
@inline
function within(term: v128, n: i32, samples: i32): v128 {
  return n + 1 < samples ? term : f64x2.replace_lane(term, 1, 0);
}

export function sigmoidCrossEntropy(z: usize, t: usize, d: usize, samples: i32): f64 {
  const one = f64x2.splat(1), none = f64x2.splat(0), count = f64x2.splat(<f64>samples);
  let sum = none;
  for (let n = 0; n < samples; n += 2) {
    const at = (<usize>n) << 3;
    const logit = v128.load(z + at), label = v128.load(t + at);
    const e = exp(f64x2.neg(f64x2.abs(logit)));
    const positive = v128.and(one, f64x2.gt(logit, none));
    const term = f64x2.add(f64x2.mul(logit, f64x2.sub(positive, label)), log1p(e));
    sum = f64x2.add(sum, within(term, n, samples));
    const share = f64x2.div(f64x2.add(positive, f64x2.mul(f64x2.sub(one, positive), e)), f64x2.add(one, e));
    v128.store(d + at, f64x2.div(f64x2.sub(share, label), count));
  }
  return mean(sum, samples);
}

/** Softmax cross-entropy of `classes` rows; labels are classes. */
export function softmaxCrossEntropy(
  z: usize, t: usize, d: usize, classes: i32, samples: i32, zRow: usize, dRow: usize,
): f64 {
  const one = f64x2.splat(1), none = f64x2.splat(0), count = f64x2.splat(<f64>samples);
  let sum = none;
  for (let n = 0; n < samples; n += 2) {
    const at = (<usize>n) << 3;
    const first = z + at;
    let largest = v128.load(first);
    for (let k = 1; k < classes; k++) largest = f64x2.max(largest, v128.load(first + <usize>k * zRow));
    let total = none;
    for (let k = 0; k < classes; k++) {
      const e = exp(f64x2.sub(v128.load(first + <usize>k * zRow), largest));
      v128.store(d + at + <usize>k * dRow, e);
      total = f64x2.add(total, e);
    }
    // Behind an odd last sample stands no label.
    const label = within(v128.load(t + at), n, samples);
    const own0 = load<f64>(first + <usize>f64x2.extract_lane(label, 0) * zRow);
    const own1 = load<f64>(first + <usize>f64x2.extract_lane(label, 1) * zRow + 8);
    const own = f64x2.replace_lane(f64x2.splat(own0), 1, own1);
    sum = f64x2.add(sum, within(f64x2.sub(log(total), f64x2.sub(own, largest)), n, samples));
    for (let k = 0; k < classes; k++) {
      const slope = d + at + <usize>k * dRow;
      const isOwn = v128.and(one, f64x2.eq(label, f64x2.splat(<f64>k)));
      v128.store(slope, f64x2.div(f64x2.sub(f64x2.div(v128.load(slope), total), isOwn), count));
    }
  }
  return mean(sum, samples);
}
