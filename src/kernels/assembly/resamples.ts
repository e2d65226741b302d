// Paired resamples: one in every lane. Sums over the values run upwards.

import { SORTED, SORTED_BYTES } from "./page";

/** Its last 32 bits are those of a whole number below 2³¹ that was added to it. */
const WHOLE: f64 = 4503599627370496.0;

/** How often eight resamples took every subject, side by side, so that they stay in the nearest cache. */
function pack(counts: usize, subjects: usize, row: usize): void {
  let to = SORTED;
  for (let k: usize = 0; k < subjects; k++) {
    v128.store(to, v128.load(counts)); v128.store(to, v128.load(counts, 16), 16);
    v128.store(to, v128.load(counts, 32), 32); v128.store(to, v128.load(counts, 48), 48);
    counts += row; to += 64;
  }
}

/** areas[u][r] = ∫ |Σ c (1[a ≤ v] − 1[b ≤ v])| dv, for eight resamples */
function fourPairs(
  v: usize, order: usize, counts: usize, areas: usize, units: i32, subjects: i32, vRow: usize, oRow: usize, cRow: usize, aRow: usize,
): void {
  const last = ((<usize>subjects) << 4) - 8;
  for (; units > 0; units--) {
    let h0 = f64x2.splat(0), h1 = h0, h2 = h0, h3 = h0, s0 = h0, s1 = h0, s2 = h0, s3 = h0;
    for (let k: usize = 0; k < last; k += 8) {
      const at = <i32>reinterpret<i64>(load<f64>(order + k) + WHOLE);
      // Negative for the second sight, whose counts change their signs.
      const left = subjects - 1 - at;
      const sign = i64x2.splat((<i64>left) & i64.MIN_VALUE);
      const taken = counts + <usize>(at - (subjects & (left >> 31))) * cRow;
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
    v128.store(areas, s0); v128.store(areas, s1, 16); v128.store(areas, s2, 32); v128.store(areas, s3, 48);
    v += vRow; order += oRow; areas += aRow;
  }
}

/** The same for two. */
function onePair(
  v: usize, order: usize, counts: usize, areas: usize, units: i32, subjects: i32, vRow: usize, oRow: usize, cRow: usize, aRow: usize,
): void {
  const last = ((<usize>subjects) << 4) - 8;
  for (; units > 0; units--) {
    let h = f64x2.splat(0), s = h;
    for (let k: usize = 0; k < last; k += 8) {
      const at = <i32>reinterpret<i64>(load<f64>(order + k) + WHOLE);
      const left = subjects - 1 - at;
      const sign = i64x2.splat((<i64>left) & i64.MIN_VALUE);
      const gap = f64x2.splat(load<f64>(v + k, 8) - load<f64>(v + k));
      h = f64x2.add(h, v128.xor(v128.load(counts + <usize>(at - (subjects & (left >> 31))) * cRow), sign));
      s = f64x2.add(s, f64x2.mul(f64x2.abs(h), gap));
    }
    v128.store(areas, s);
    v += vRow; order += oRow; areas += aRow;
  }
}

/** areas[u][r] = ∫ |Σ c (1[a ≤ v] − 1[b ≤ v])| dv */
export function resampledAreas(
  v: usize, order: usize, counts: usize, areas: usize, units: i32, subjects: i32, pairs: i32, vRow: usize, oRow: usize, cRow: usize, aRow: usize,
): void {
  const fits = ((<usize>subjects) << 6) <= SORTED_BYTES;
  for (; pairs >= 4; pairs -= 4) {
    if (fits) {
      pack(counts, <usize>subjects, cRow);
      fourPairs(v, order, SORTED, areas, units, subjects, vRow, oRow, 64, aRow);
    } else fourPairs(v, order, counts, areas, units, subjects, vRow, oRow, cRow, aRow);
    counts += 64; areas += 64;
  }
  for (; pairs > 0; pairs--) {
    onePair(v, order, counts, areas, units, subjects, vRow, oRow, cRow, aRow);
    counts += 16; areas += 16;
  }
}
