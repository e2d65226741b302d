/**
 * The dense forward product, in register blocks of 4 units × 2 samples.
 *
 *   z[u][n] = b[u] + Σᵢ W[u][i] · h[i][n]
 *
 * Shapes   weights (units × inputs)   bias (units) or null   input (inputs × samples)   output (units × samples)
 * Order    every sum starts at the bias and runs over i upwards, whatever block it falls in
 */
export function denseForward(
  weights: Float64Array,
  bias: Float64Array | null,
  input: Float64Array,
  output: Float64Array,
  units: number,
  inputs: number,
  samples: number,
): void {
  let u = 0;
  for (; u + 3 < units; u += 4) {
    const w0 = u * inputs;
    const w1 = w0 + inputs;
    const w2 = w1 + inputs;
    const w3 = w2 + inputs;
    const z0 = u * samples;
    const z1 = z0 + samples;
    const z2 = z1 + samples;
    const z3 = z2 + samples;
    const b0 = bias === null ? 0 : bias[u]!;
    const b1 = bias === null ? 0 : bias[u + 1]!;
    const b2 = bias === null ? 0 : bias[u + 2]!;
    const b3 = bias === null ? 0 : bias[u + 3]!;
    let n = 0;
    for (; n + 1 < samples; n += 2) {
      let s00 = b0;
      let s01 = b0;
      let s10 = b1;
      let s11 = b1;
      let s20 = b2;
      let s21 = b2;
      let s30 = b3;
      let s31 = b3;
      for (let i = 0; i < inputs; i++) {
        const h0 = input[i * samples + n]!;
        const h1 = input[i * samples + n + 1]!;
        const a0 = weights[w0 + i]!;
        const a1 = weights[w1 + i]!;
        const a2 = weights[w2 + i]!;
        const a3 = weights[w3 + i]!;
        s00 += a0 * h0;
        s01 += a0 * h1;
        s10 += a1 * h0;
        s11 += a1 * h1;
        s20 += a2 * h0;
        s21 += a2 * h1;
        s30 += a3 * h0;
        s31 += a3 * h1;
      }
      output[z0 + n] = s00;
      output[z0 + n + 1] = s01;
      output[z1 + n] = s10;
      output[z1 + n + 1] = s11;
      output[z2 + n] = s20;
      output[z2 + n + 1] = s21;
      output[z3 + n] = s30;
      output[z3 + n + 1] = s31;
    }
    if (n < samples) {
      let s0 = b0;
      let s1 = b1;
      let s2 = b2;
      let s3 = b3;
      for (let i = 0; i < inputs; i++) {
        const h = input[i * samples + n]!;
        s0 += weights[w0 + i]! * h;
        s1 += weights[w1 + i]! * h;
        s2 += weights[w2 + i]! * h;
        s3 += weights[w3 + i]! * h;
      }
      output[z0 + n] = s0;
      output[z1 + n] = s1;
      output[z2 + n] = s2;
      output[z3 + n] = s3;
    }
  }
  for (; u < units; u++) {
    const b = bias === null ? 0 : bias[u]!;
    forwardOneUnit(weights, b, input, output, u, inputs, samples);
  }
}

function forwardOneUnit(
  weights: Float64Array,
  bias: number,
  input: Float64Array,
  output: Float64Array,
  unit: number,
  inputs: number,
  samples: number,
): void {
  const w = unit * inputs;
  const z = unit * samples;
  let n = 0;
  for (; n + 3 < samples; n += 4) {
    let s0 = bias;
    let s1 = bias;
    let s2 = bias;
    let s3 = bias;
    for (let i = 0; i < inputs; i++) {
      const a = weights[w + i]!;
      const h = i * samples + n;
      s0 += a * input[h]!;
      s1 += a * input[h + 1]!;
      s2 += a * input[h + 2]!;
      s3 += a * input[h + 3]!;
    }
    output[z + n] = s0;
    output[z + n + 1] = s1;
    output[z + n + 2] = s2;
    output[z + n + 3] = s3;
  }
  for (; n < samples; n++) {
    let s = bias;
    for (let i = 0; i < inputs; i++) s += weights[w + i]! * input[i * samples + n]!;
    output[z + n] = s;
  }
}
