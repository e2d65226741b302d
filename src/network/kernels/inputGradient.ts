/**
 * The gradient that a dense part hands to what fed it, in register blocks of 4 inputs × 2 samples.
 *
 *   dh[i][n] = Σᵤ W[u][i] · dz[u][n]
 *
 * Shapes   weights (units × inputs)   outputGradient dz (units × samples)   gradient dh (inputs × samples)
 * Order    every sum starts at 0 and runs over u upwards
 */
export function inputGradient(
  weights: Float64Array,
  outputGradient: Float64Array,
  gradient: Float64Array,
  units: number,
  inputs: number,
  samples: number,
): void {
  let i = 0;
  for (; i + 3 < inputs; i += 4) {
    const h0 = i * samples;
    const h1 = h0 + samples;
    const h2 = h1 + samples;
    const h3 = h2 + samples;
    let n = 0;
    for (; n + 1 < samples; n += 2) {
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let u = 0; u < units; u++) {
        const w = u * inputs + i;
        const d0 = outputGradient[u * samples + n]!;
        const d1 = outputGradient[u * samples + n + 1]!;
        const a0 = weights[w]!;
        const a1 = weights[w + 1]!;
        const a2 = weights[w + 2]!;
        const a3 = weights[w + 3]!;
        s00 += a0 * d0;
        s01 += a0 * d1;
        s10 += a1 * d0;
        s11 += a1 * d1;
        s20 += a2 * d0;
        s21 += a2 * d1;
        s30 += a3 * d0;
        s31 += a3 * d1;
      }
      gradient[h0 + n] = s00;
      gradient[h0 + n + 1] = s01;
      gradient[h1 + n] = s10;
      gradient[h1 + n + 1] = s11;
      gradient[h2 + n] = s20;
      gradient[h2 + n + 1] = s21;
      gradient[h3 + n] = s30;
      gradient[h3 + n + 1] = s31;
    }
    if (n < samples) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let u = 0; u < units; u++) {
        const w = u * inputs + i;
        const d = outputGradient[u * samples + n]!;
        s0 += weights[w]! * d;
        s1 += weights[w + 1]! * d;
        s2 += weights[w + 2]! * d;
        s3 += weights[w + 3]! * d;
      }
      gradient[h0 + n] = s0;
      gradient[h1 + n] = s1;
      gradient[h2 + n] = s2;
      gradient[h3 + n] = s3;
    }
  }
  for (; i < inputs; i++) {
    const h = i * samples;
    for (let n = 0; n < samples; n++) {
      let s = 0;
      for (let u = 0; u < units; u++) s += weights[u * inputs + i]! * outputGradient[u * samples + n]!;
      gradient[h + n] = s;
    }
  }
}
