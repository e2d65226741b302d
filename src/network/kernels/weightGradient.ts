/**
 * The gradient of the weights of a dense part, in register blocks of 4 units × 2 inputs.
 *
 *   dW[u][i] = Σₙ dz[u][n] · h[i][n]
 *
 * Shapes   outputGradient dz (units × samples)   input h (inputs × samples)   gradient dW (units × inputs)
 * Order    every sum starts at 0 and runs over n upwards
 */
export function weightGradient(
  outputGradient: Float64Array,
  input: Float64Array,
  gradient: Float64Array,
  units: number,
  inputs: number,
  samples: number,
): void {
  let u = 0;
  for (; u + 3 < units; u += 4) {
    const z0 = u * samples;
    const z1 = z0 + samples;
    const z2 = z1 + samples;
    const z3 = z2 + samples;
    const w0 = u * inputs;
    const w1 = w0 + inputs;
    const w2 = w1 + inputs;
    const w3 = w2 + inputs;
    let i = 0;
    for (; i + 1 < inputs; i += 2) {
      const h0 = i * samples;
      const h1 = h0 + samples;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let n = 0; n < samples; n++) {
        const x0 = input[h0 + n]!;
        const x1 = input[h1 + n]!;
        const d0 = outputGradient[z0 + n]!;
        const d1 = outputGradient[z1 + n]!;
        const d2 = outputGradient[z2 + n]!;
        const d3 = outputGradient[z3 + n]!;
        s00 += d0 * x0;
        s01 += d0 * x1;
        s10 += d1 * x0;
        s11 += d1 * x1;
        s20 += d2 * x0;
        s21 += d2 * x1;
        s30 += d3 * x0;
        s31 += d3 * x1;
      }
      gradient[w0 + i] = s00;
      gradient[w0 + i + 1] = s01;
      gradient[w1 + i] = s10;
      gradient[w1 + i + 1] = s11;
      gradient[w2 + i] = s20;
      gradient[w2 + i + 1] = s21;
      gradient[w3 + i] = s30;
      gradient[w3 + i + 1] = s31;
    }
    if (i < inputs) {
      const h = i * samples;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let n = 0; n < samples; n++) {
        const x = input[h + n]!;
        s0 += outputGradient[z0 + n]! * x;
        s1 += outputGradient[z1 + n]! * x;
        s2 += outputGradient[z2 + n]! * x;
        s3 += outputGradient[z3 + n]! * x;
      }
      gradient[w0 + i] = s0;
      gradient[w1 + i] = s1;
      gradient[w2 + i] = s2;
      gradient[w3 + i] = s3;
    }
  }
  for (; u < units; u++) gradientOfOneUnit(outputGradient, input, gradient, u, inputs, samples);
}

function gradientOfOneUnit(
  outputGradient: Float64Array,
  input: Float64Array,
  gradient: Float64Array,
  unit: number,
  inputs: number,
  samples: number,
): void {
  const z = unit * samples;
  const w = unit * inputs;
  let i = 0;
  for (; i + 3 < inputs; i += 4) {
    const h0 = i * samples;
    const h1 = h0 + samples;
    const h2 = h1 + samples;
    const h3 = h2 + samples;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let n = 0; n < samples; n++) {
      const d = outputGradient[z + n]!;
      s0 += d * input[h0 + n]!;
      s1 += d * input[h1 + n]!;
      s2 += d * input[h2 + n]!;
      s3 += d * input[h3 + n]!;
    }
    gradient[w + i] = s0;
    gradient[w + i + 1] = s1;
    gradient[w + i + 2] = s2;
    gradient[w + i + 3] = s3;
  }
  for (; i < inputs; i++) {
    const h = i * samples;
    let s = 0;
    for (let n = 0; n < samples; n++) s += outputGradient[z + n]! * input[h + n]!;
    gradient[w + i] = s;
  }
}
