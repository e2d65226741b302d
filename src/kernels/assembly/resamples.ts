// Paired resamples: one in every lane. Sums over the values run upwards.

/** How often the resamples took the subject of a value. */
// @ts-ignore: decorator
@inline
function counted(counts: usize, at: usize, subjects: usize, row: usize): usize {
  return counts + (at >= subjects ? at - subjects : at) * row;
}

/** Changes the sign of what a value of the second sight counts. */
// @ts-ignore: decorator
@inline
function signOf(at: usize, subjects: usize): v128 {
  return i64x2.splat(at >= subjects ? i64.MIN_VALUE : 0);
}

/** areas[u][r] = ∫ |Σ c (1[a ≤ v] − 1[b ≤ v])| dv */
export function resampledAreas(
  v: usize, order: usize, counts: usize, areas: usize,
  units: i32, subjects: i32, pairs: i32, vRow: usize, oRow: usize, cRow: usize, aRow: usize,
): void {
  const last: usize = ((<usize>subjects) << 4) - 8;
  const n = <usize>subjects;
  for (; units > 0; units--) {
    let p = 0;
    for (; p + 4 <= pairs; p += 4) {
      const c = counts + ((<usize>p) << 4), to = areas + ((<usize>p) << 4);
      let h0 = f64x2.splat(0), h1 = h0, h2 = h0, h3 = h0, s0 = h0, s1 = h0, s2 = h0, s3 = h0;
      for (let k: usize = 0; k < last; k += 8) {
        const at = <usize>load<f64>(order + k);
        const taken = counted(c, at, n, cRow), sign = signOf(at, n);
        const gap = f64x2.splat(load<f64>(v + k, 8) - load<f64>(v + k));
        h0 = f64x2.add(h0, v128.xor(v128.load(taken), sign));
        h1 = f64x2.add(h1, v128.xor(v128.load(taken, 16), sign));
        h2 = f64x2.add(h2, v128.xor(v128.load(taken, 32), sign));
        h3 = f64x2.add(h3, v128.xor(v128.load(taken, 48), sign));
        s0 = f64x2.add(s0, f64x2.mul(f64x2.abs(h0), gap));
        s1 = f64x2.add(s1, f64x2.mul(f64x2.abs(h1), gap));
        s2 = f64x2.add(s2, f64x2.mul(f64x2.abs(h2), gap));
        s3 = f64x2.add(s3, f64x2.mul(f64x2.abs(h3), gap));
      }
      v128.store(to, s0); v128.store(to, s1, 16); v128.store(to, s2, 32); v128.store(to, s3, 48);
    }
    for (; p < pairs; p++) {
      const c = counts + ((<usize>p) << 4);
      let h = f64x2.splat(0), s = h;
      for (let k: usize = 0; k < last; k += 8) {
        const at = <usize>load<f64>(order + k);
        const gap = f64x2.splat(load<f64>(v + k, 8) - load<f64>(v + k));
        h = f64x2.add(h, v128.xor(v128.load(counted(c, at, n, cRow)), signOf(at, n)));
        s = f64x2.add(s, f64x2.mul(f64x2.abs(h), gap));
      }
      v128.store(areas + ((<usize>p) << 4), s);
    }
    v += vRow; order += oRow; areas += aRow;
  }
}
